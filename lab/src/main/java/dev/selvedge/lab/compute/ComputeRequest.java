package dev.selvedge.lab.compute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.order.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Says that a request can't be computed; the message is for its client. */
    public static final class BadRequest extends Exception {

        private static final long serialVersionUID = 1L;

        private BadRequest(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws BadRequest if it is none
     */
    public static ComputeRequest parse(byte[] body) throws BadRequest {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new BadRequest("the body is not valid JSON");
        } catch (IOException e) {
            throw new BadRequest("the body can't be read");
        }
        return new ComputeRequest(
                number(json, "from", 1, GREATEST),
                number(json, "length", 1, LONGEST),
                number(json, "tasks", 1, MOST_TASKS));
    }

    private static int number(JsonNode json, String field, int least, int most) throws BadRequest {
        JsonNode value = json.path(field);
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw new BadRequest(field + " is not a whole number from " + least + " to " + most);
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
        return json(200, "{\"from\":" + from + ",\"length\":" + length + ",\"primes\":" + primes + "}");
    }

    /** Returns the answer to a request that is refused. */
    public static Answer refused(int status, String what) {
        return json(status, "{\"error\":\"" + what + "\"}");
    }

    private static Answer json(int status, String text) {
        return new Answer(status, text.getBytes(StandardCharsets.UTF_8));
    }
}
