package dev.selvedge.lab.guide;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.blocking.HelidonFront;
import java.nio.charset.StandardCharsets;

// tag::server
/** The server of a model: whatever it does, it keeps the contract of a child. */
public final class GreetingServer {

    public static void main(String[] args) {
        Answer hello = new Answer(200, "\"hello\"".getBytes(StandardCharsets.US_ASCII));
        Child.run(
                args,
                arguments -> new FrontedServer(HelidonFront.start(arguments.port(), (method, path, body) -> hello)));
    }
}
// end::server
