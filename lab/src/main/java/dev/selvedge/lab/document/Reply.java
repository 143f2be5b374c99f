package dev.selvedge.lab.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** The answer to a question, while its words come in. Used by one thread. */
public final class Reply {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Question question;
    private final List<Passage> passages;
    private final StringJoiner words = new StringJoiner(" ");

    /**
     * Begins one.
     *
     * @param question what was asked
     * @param passages what was found for it
     * @throws Refusal if nothing was, because there is no such document
     */
    public Reply(Question question, List<Passage> passages) throws Refusal {
        if (passages.isEmpty()) {
            throw DocumentRefusals.unknown(question.document());
        }
        this.question = question;
        this.passages = List.copyOf(passages);
    }

    /**
     * Returns what the language model is asked: the question on the first line, and a passage on each that follows.
     *
     * @return the prompt in UTF-8
     */
    public byte[] prompt() {
        StringJoiner lines = new StringJoiner("\n");
        lines.add(question.text());
        passages.forEach(passage -> lines.add(passage.text()));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds a word that the language model has said. */
    public void add(String word) {
        words.add(word);
    }

    /** Returns what the client is told. */
    public Answer answer() {
        return json(new Told(
                question.document(), passages.stream().map(Passage::chunk).toList(), words.toString()));
    }

    private record Told(String document, List<Integer> chunks, String answer) {}

    static Answer json(Record content) {
        try {
            return new Answer(200, JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }
}
