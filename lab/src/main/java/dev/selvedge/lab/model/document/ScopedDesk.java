package dev.selvedge.lab.model.document;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.ScopeBuilder;
import dev.selvedge.TaskFailedException;
import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Reply;
import dev.selvedge.lab.document.Upload;
import dev.selvedge.lab.model.selvedge.Places;
import dev.selvedge.sync.Semaphore;

/**
 * A scope for each request, and one deadline over all of it. A document is read on the threads for computing, where the fork waits while all
 * are at work; the words of the language model come over a channel from the task that hears them. Uploads and questions have limits of
 * their own: who waits for the language model takes no place from who brings a document.
 *
 * <p>Requests wait for a database connection here, where a cancellation reaches them; the pool behind never has to let them wait. A statement
 * that is under way is shielded: it takes some milliseconds, and to interrupt it would cost a connection.
 */
final class ScopedDesk implements Desk {

    /** How many words the language model may be ahead of who puts them together. */
    private static final int AHEAD = 16;

    private final BlockingDesk steps;
    private final Places uploads;
    private final Places questions;
    private final Semaphore connections;
    private final ScopeBuilder upload;
    private final ScopeBuilder question;

    ScopedDesk(BlockingDesk steps, int connections, Places uploads, Places questions) {
        this.steps = steps;
        this.uploads = uploads;
        this.questions = questions;
        this.connections = Semaphore.named("database connections", connections);
        this.upload = Scope.named("upload").within(steps.deadline());
        this.question = Scope.named("question").within(steps.deadline());
    }

    @Override
    public Answer store(Upload uploaded) throws Refusal {
        return within(uploads, upload, scope -> {
            Document document = scope.fork(
                            Dispatcher.computing(),
                            "read",
                            () -> steps.reading().read(uploaded))
                    .join();
            return document.stored(withConnection(() -> steps.documents().store(document)));
        });
    }

    @Override
    public Answer ask(Question asked) throws Refusal {
        return within(questions, question, scope -> {
            Reply reply =
                    new Reply(asked, withConnection(() -> steps.documents().find(asked)));
            Channel<String> words = Channel.buffered(AHEAD);
            scope.fork("language model", () -> hear(reply.prompt(), words));
            for (String word : words) {
                reply.add(word);
            }
            return reply.answer();
        });
    }

    /** Sends on what the language model says; nothing comes after that, however it ended. */
    private void hear(byte[] prompt, Channel<String> words) throws Refusal, InterruptedException {
        try (words) {
            steps.language().ask(prompt, steps.deadline(), words::send);
        } catch (Refusal refusal) {
            Cancellation.check(); // a cancellation closes the connection, which is no failure of the model
            throw refusal;
        }
    }

    private Answer within(Places places, ScopeBuilder inTime, Scope.Body<Answer, Refusal> body) throws Refusal {
        try (var _ = places.enter()) {
            return inTime.call(body);
        } catch (DeadlineExceededException e) {
            throw DocumentRefusals.deadline();
        } catch (TaskFailedException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : Refusal.broken();
        } catch (InterruptedException e) {
            throw DocumentRefusals.overloaded(); // the server ends: nothing else interrupts a request
        }
    }

    private <T> T withConnection(Cancellation.Body<T, Refusal> statement) throws Refusal, InterruptedException {
        try (var _ = connections.acquire()) {
            return Cancellation.shield(statement);
        }
    }

    /** Returns how many requests wait for a connection to the database. */
    int waiting() {
        return connections.waiting();
    }
}
