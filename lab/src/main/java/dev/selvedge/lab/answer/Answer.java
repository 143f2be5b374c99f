package dev.selvedge.lab.answer;

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

    /** Returns the answer to a request that was done as it asked. */
    public static Answer ok(String json) {
        return of(200, json);
    }

    static Answer of(int status, String json) {
        return new Answer(status, json.getBytes(StandardCharsets.UTF_8));
    }
}
