package dev.selvedge.proof.history;

/** One thing that can be done at one channel: what a clause of a select is for. */
record Way(Kind kind, int channel, int element) {

    enum Kind {
        SEND,
        RECEIVE,
        /** Wait for the close. */
        WATCH
    }

    static Way send(int channel, int element) {
        return new Way(Kind.SEND, channel, element);
    }

    static Way receive(int channel) {
        return new Way(Kind.RECEIVE, channel, 0);
    }

    static Way watch(int channel) {
        return new Way(Kind.WATCH, channel, 0);
    }
}
