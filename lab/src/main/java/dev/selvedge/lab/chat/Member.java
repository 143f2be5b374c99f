package dev.selvedge.lab.chat;

/** A connection, as others in its room see it. */
@FunctionalInterface
public interface Member {

    /**
     * Gives a line to the client, in the manner of a model: it may block until the client takes it, keep it, or drop it. A client
     * that has gone gets nothing, and nobody is told.
     *
     * @param line the line with its end; nobody may change it
     */
    void deliver(byte[] line);
}
