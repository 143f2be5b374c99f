package dev.selvedge.kafka;

/** Says that a record was not acknowledged. Its cause is what Kafka's client said; the record may have arrived nevertheless. */
public final class SendFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SendFailedException(String topic, Throwable cause) {
        super("a record was not acknowledged by topic '" + topic + "': " + cause.getMessage(), cause);
    }
}
