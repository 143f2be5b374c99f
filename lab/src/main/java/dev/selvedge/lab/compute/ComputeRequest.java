package dev.selvedge.lab.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be computed.
 *
 * @param from   the first number
 * @param length how many numbers
 * @param tasks  how many tasks are to share the work
 */
public record ComputeRequest(int from, int length, int tasks) {

    /** The most tasks that a request may ask for. */
    public static final int MOST_TASKS = 64;

    /** The longest body, in bytes. */
    public static final int LARGEST_BODY = 1_024;

    private static final int GREATEST = 1_000_000_000;
    private static final int LONGEST = 10_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the body of a request.
     *
     * @throws Refusal if it is none
     */
    public static ComputeRequest parse(byte[] body) throws Refusal {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("the body is not valid JSON");
        } catch (IOException e) {
            throw Refusal.invalid("the body can't be read");
        }
        return new ComputeRequest(
                number(json, "from", 1, GREATEST),
                number(json, "length", 1, LONGEST),
                number(json, "tasks", 1, MOST_TASKS));
    }

    private static int number(JsonNode json, String field, int least, int most) throws Refusal {
        JsonNode value = json.path(field);
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw Refusal.invalid(field + " is not a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /** Returns the request as it is sent. */
    public String toJson() {
        return "{\"from\":" + from + ",\"length\":" + length + ",\"tasks\":" + tasks + "}";
    }

    /** Returns the parts, one for each task, as long as each other but for one number; none is empty. */
    public List<Part> parts() {
        int count = Math.min(tasks, length);
        List<Part> parts = new ArrayList<>(count);
        int start = 0;
        for (int i = 1; i <= count; i++) {
            int end = (int) ((long) length * i / count);
            parts.add(new Part(from + start, end - start));
            start = end;
        }
        return parts;
    }

    /** Returns the answer. */
    public Answer answer(long primes) {
        return Answer.ok("{\"from\":" + from + ",\"length\":" + length + ",\"primes\":" + primes + "}");
    }

    /**
     * Refuses a body that is too long.
     *
     * @param bytes how long it is, or how much of it was read
     * @throws Refusal if that is more than it may be
     */
    public static void checkLength(int bytes) throws Refusal {
        if (bytes > LARGEST_BODY) {
            throw Refusal.invalid("the body is longer than " + LARGEST_BODY + " bytes");
        }
    }
}
