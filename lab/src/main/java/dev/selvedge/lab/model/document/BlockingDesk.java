package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.Upload;
import java.time.Duration;

/**
 * One step after the other, on the thread that the request came on, whatever that is.
 *
 * @param reading   reads documents
 * @param documents the database
 * @param language  the language model
 * @param deadline  the time for one request
 */
record BlockingDesk(Reading reading, JdbcDocuments documents, LanguageClient language, Duration deadline)
        implements Desk {

    @Override
    public Answer store(Upload upload) throws Refusal {
        long end = System.nanoTime() + deadline.toNanos();
        Document document = reading.read(upload);
        left(end);
        return document.stored(documents.store(document));
    }

    @Override
    public Answer ask(Question question) throws Refusal {
        long end = System.nanoTime() + deadline.toNanos();
        Reply reply = new Reply(question, documents.find(question));
        try {
            language.ask(reply.prompt(), left(end), word -> {
                left(end);
                reply.add(word);
            });
        } catch (InterruptedException e) {
            throw DocumentRefusals.overloaded(); // the server ends: nothing else interrupts a request
        }
        return reply.answer();
    }

    private static Duration left(long end) throws Refusal {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            throw DocumentRefusals.deadline();
        }
        return left;
    }
}
