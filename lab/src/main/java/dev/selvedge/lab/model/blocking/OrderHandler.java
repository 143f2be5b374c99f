package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.Refusal;

/** Does what one request asks for, on the calling thread, which it blocks for as long as that takes. */
@FunctionalInterface
public interface OrderHandler {

    /**
     * Handles the body of one {@code POST /order}.
     *
     * @throws Refusal if there is no order to confirm
     */
    Answer handle(byte[] body) throws Refusal;
}
