package dev.selvedge.lab.order;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.selvedge.lab.answer.Refusal;
import java.io.IOException;

/**
 * An order as a client sends it.
 *
 * @param order the client's unique number for it: 1 to 64 letters, digits, {@code -}, {@code _} or {@code .}
 * @param customer who orders
 * @param item what
 * @param quantity how many, from 1 to 1,000
 */
public record OrderRequest(String order, int customer, int item, int quantity) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(
                    JsonRecyclerPools.sharedConcurrentDequePool()) // one per thread is one per request, for some models
            .build();
    /** The longest body that can be an order, in bytes; servers need read no more. */
    public static final int LARGEST_BODY = 4_096;

    private static final int MOST = 1_000;
    private static final int LONGEST = 64;

    /**
     * Reads and checks an order.
     *
     * @throws Refusal if it is no JSON object with exactly the four fields, or a value is out of its range
     */
    public static OrderRequest parse(byte[] json) throws Refusal {
        try (JsonParser parser = JSON.createParser(json)) {
            return read(parser);
        } catch (IOException e) {
            throw Refusal.invalid("the body is not valid JSON");
        }
    }

    /**
     * Checks the length of a body, before it is read whole.
     *
     * @throws Refusal if it is longer than any order
     */
    public static void checkLength(long bytes) throws Refusal {
        if (bytes > LARGEST_BODY) {
            throw Refusal.invalid("the body is longer than " + LARGEST_BODY + " bytes");
        }
    }

    private static OrderRequest read(JsonParser parser) throws IOException, Refusal {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Refusal.invalid("the body is not a JSON object");
        }
        String order = "";
        int[] numbers = new int[3];
        int seen = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int field = field(name);
            if ((seen & (1 << field)) != 0) {
                throw Refusal.invalid("field '" + name + "' is there twice");
            }
            seen |= 1 << field;
            if (field == 3) {
                order = orderNumber(parser);
            } else {
                numbers[field] = integer(parser, name);
            }
        }
        if (parser.nextToken() != null) {
            throw Refusal.invalid("the body has more than one JSON value");
        }
        if (seen != 0b1111) {
            throw Refusal.invalid("the fields order, customer, item and quantity are all needed");
        }
        if (numbers[2] < 1 || numbers[2] > MOST) {
            throw Refusal.invalid("quantity is " + numbers[2] + ": expected 1 to " + MOST);
        }
        return new OrderRequest(order, numbers[0], numbers[1], numbers[2]);
    }

    private static int field(String name) throws Refusal {
        return switch (name) {
            case "customer" -> 0;
            case "item" -> 1;
            case "quantity" -> 2;
            case "order" -> 3;
            default ->
                throw Refusal.invalid("there is a field that is not known: expected order, customer, item, quantity");
        };
    }

    private static int integer(JsonParser parser, String name) throws IOException, Refusal {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() != JsonParser.NumberType.INT) {
            throw Refusal.invalid(name + " is not a whole number");
        }
        return parser.getIntValue();
    }

    private static String orderNumber(JsonParser parser) throws IOException, Refusal {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            String text = parser.getText();
            if (isOrderNumber(text)) {
                return text;
            }
        }
        throw Refusal.invalid("order is not a text of 1 to " + LONGEST + " letters, digits, '-', '_' or '.'");
    }

    private static boolean isOrderNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean good = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.';
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** Returns the request as JSON, as a client sends it. */
    public String toJson() {
        return "{\"order\":\"" + order + "\",\"customer\":" + customer + ",\"item\":" + item + ",\"quantity\":"
                + quantity + "}";
    }
}
