package dev.selvedge.kafka;

/** The names of the headers that a dead letter has beside its own. Their values are text in UTF-8. */
public final class DeadLetterHeaders {

    /** The topic that it was received from. */
    public static final String TOPIC = "selvedge.dead.topic";

    /** The partition there, in decimal. */
    public static final String PARTITION = "selvedge.dead.partition";

    /** The offset there, in decimal. */
    public static final String OFFSET = "selvedge.dead.offset";

    /** What the handler threw last: class and message. */
    public static final String REASON = "selvedge.dead.reason";

    private DeadLetterHeaders() {}
}
