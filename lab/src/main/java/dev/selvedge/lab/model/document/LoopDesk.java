package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Does what requests ask for, on one event loop. Each method begins with it there, and refuses at once what it can. */
interface LoopDesk {

    /** Puts a document on the shelf. */
    Future<Answer> store(Upload upload) throws Refusal;

    /** Asks a document. */
    Future<Answer> ask(Question question) throws Refusal;

    /** Makes what one loop needs for it, on that loop. */
    @FunctionalInterface
    interface Opener {
        LoopDesk open(Vertx vertx);
    }
}
