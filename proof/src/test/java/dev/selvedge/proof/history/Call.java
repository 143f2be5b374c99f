package dev.selvedge.proof.history;

/** An action with its answer, and when it was invoked and had returned, on one clock for all threads. */
record Call(Action action, Answer answer, long invoked, long returned) {}
