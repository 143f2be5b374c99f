package dev.selvedge.lab.order;

import java.nio.charset.StandardCharsets;

/**
 * What a server answers: a status and a JSON text. Its bytes are not copied: nobody may change them.
 *
 * @param status the HTTP status
 * @param body the JSON text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once to the socket, never compared
public record Answer(int status, byte[] body) {

    /** The content type of every answer. */
    public static final String CONTENT_TYPE = "application/json";

    /** Returns the answer to an order that was written, now or before. */
    public static Answer confirmed(OrderRequest request, long cents) {
        String json = "{\"order\":\"" + request.order() + "\",\"item\":" + request.item() + ",\"quantity\":"
                + request.quantity() + ",\"cents\":" + cents + ",\"status\":\"confirmed\"}";
        return new Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }
}
