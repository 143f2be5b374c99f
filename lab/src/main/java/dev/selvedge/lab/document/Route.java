package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is for, as its path says it.
 *
 * @param kind     what is asked
 * @param document the name of the document
 */
public record Route(Kind kind, String document) {

    private static final Pattern PATH = Pattern.compile("/document/([A-Za-z0-9._-]{1,64})(/question)?");

    /** The two sorts of requests, and how long the body of each may be. */
    public enum Kind {

        /** A PDF to be put on the shelf. */
        UPLOAD("upload", 4 << 20),

        /** A question about a document. */
        QUESTION("question", 1_000);

        private final String label;
        private final int longest;

        Kind(String label, int longest) {
            this.label = label;
            this.longest = longest;
        }

        /** Returns its name as figures carry it. */
        public String label() {
            return label;
        }

        /** Returns how many bytes the body may have. */
        public int longest() {
            return longest;
        }
    }

    /**
     * Tells what a request is for.
     *
     * @param method the method of HTTP
     * @param path   the path
     * @return the route
     * @throws Refusal if there is no such thing here
     */
    public static Route of(String method, String path) throws Refusal {
        Matcher matcher = PATH.matcher(path);
        if (!method.equals("POST") || !matcher.matches()) {
            throw DocumentRefusals.notFound();
        }
        return new Route(matcher.group(2) == null ? Kind.UPLOAD : Kind.QUESTION, matcher.group(1));
    }

    /**
     * Refuses a body that is too long.
     *
     * @param bytes how long it is, or how much of it was read
     * @throws Refusal if that is more than it may be
     */
    public void checkLength(int bytes) throws Refusal {
        if (bytes > kind.longest()) {
            throw Refusal.invalid("the body is longer than " + kind.longest() + " bytes");
        }
    }
}
