package dev.selvedge.lab.guide;

import dev.selvedge.lab.load.LoadChild;
import java.nio.charset.StandardCharsets;

// tag::load
/** The generator: it says what a request is, and the lab does the rest. */
public final class GreetingLoad {

    public static void main(String[] args) {
        LoadChild.run(
                args,
                (arguments, host) -> (sequence, target) -> target.writeCharSequence(
                        "GET /greeting HTTP/1.1\r\nHost: " + host + "\r\n\r\n", StandardCharsets.US_ASCII));
    }
}
// end::load
