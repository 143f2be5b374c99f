package dev.selvedge.proof.history;

/** What came of an action: which way it went, and with which element, if it received one. */
record Answer(Kind kind, int way, int element) {

    enum Kind {
        /** It took effect. */
        DONE,
        /** It was not possible just then. */
        NOTHING,
        /** The channel was found closed, or ended. */
        CLOSED,
        /** A cancellation or an interrupt ended it, so it took no effect. */
        GIVEN_UP
    }

    static final Answer NOTHING = new Answer(Kind.NOTHING, 0, 0);
    static final Answer GIVEN_UP = new Answer(Kind.GIVEN_UP, 0, 0);

    static Answer done(int way) {
        return new Answer(Kind.DONE, way, 0);
    }

    static Answer received(int way, int element) {
        return new Answer(Kind.DONE, way, element);
    }

    static Answer closed(int way) {
        return new Answer(Kind.CLOSED, way, 0);
    }
}
