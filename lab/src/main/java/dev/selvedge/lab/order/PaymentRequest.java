package dev.selvedge.lab.order;

import java.nio.charset.StandardCharsets;

/** What a server sends to {@code POST /pay}. */
public final class PaymentRequest {

    private PaymentRequest() {}

    /** Returns the body in UTF-8. */
    public static byte[] json(String order, long cents) {
        return ("{\"order\":\"" + order + "\",\"cents\":" + cents + "}").getBytes(StandardCharsets.UTF_8);
    }
}
