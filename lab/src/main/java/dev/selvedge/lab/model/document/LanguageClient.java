package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.lab.document.TokenReader;
import dev.selvedge.lab.model.blocking.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** The language model, asked with a client that blocks. */
final class LanguageClient implements AutoCloseable {

    private static final URI COMPLETE = URI.create(DocumentSettings.COMPLETE);
    private static final int BUFFER = 1_024;

    private final ServiceClient service;

    private LanguageClient(ServiceClient service) {
        this.service = service;
    }

    /** Takes the words of an answer, as they come. */
    @FunctionalInterface
    interface Listener {

        /** Takes the next; may block, and refuse to hear more. */
        void word(String word) throws Refusal, InterruptedException;
    }

    /** Makes the client; its connections are opened when they are needed, and kept. */
    static LanguageClient open(DocumentSettings settings) {
        return new LanguageClient(ServiceClient.open(settings.model(), DocumentSettings.MODEL_CONNECTIONS));
    }

    /**
     * Asks for an answer. Blocks until its last word is there; an interrupt of a virtual thread ends that, too.
     *
     * @param prompt   what is asked
     * @param silence  for how long the model may say nothing
     * @param listener is told each word
     * @throws Refusal              if the model fails, can't be reached, or is silent for longer; or if the listener refuses
     * @throws InterruptedException if the listener throws it
     */
    void ask(byte[] prompt, Duration silence, Listener listener) throws Refusal, InterruptedException {
        HttpPost post = new HttpPost(COMPLETE);
        post.setEntity(new ByteArrayEntity(prompt, ContentType.TEXT_PLAIN));
        post.setConfig(ServiceClient.within(silence));
        try (ClassicHttpResponse response = service.begin(post)) {
            if (response.getCode() != 200) {
                EntityUtils.consume(response.getEntity());
                throw DocumentRefusals.modelFailed();
            }
            hear(post, response.getEntity(), listener);
        } catch (InterruptedIOException e) {
            // A time-out, or the interrupt of a cancellation, which means the same here.
            throw DocumentRefusals.deadline();
        } catch (IOException e) {
            throw DocumentRefusals.modelFailed();
        }
    }

    /** What is not to be heard to its end is cut off: closing a stream would read what is still to come first. */
    private static void hear(HttpPost post, HttpEntity entity, Listener listener)
            throws IOException, Refusal, InterruptedException {
        try {
            read(entity, listener);
        } catch (Refusal | InterruptedException e) {
            post.cancel();
            throw e;
        }
    }

    private static void read(HttpEntity entity, Listener listener) throws IOException, Refusal, InterruptedException {
        TokenReader reader = new TokenReader();
        byte[] buffer = new byte[BUFFER];
        InputStream stream = entity.getContent();
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            for (String word : reader.take(buffer, count)) {
                listener.word(word);
            }
        }
        reader.end();
    }

    /** Returns how many answers are under way. */
    int pending() {
        return service.pending();
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
