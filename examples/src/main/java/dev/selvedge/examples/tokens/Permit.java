package dev.selvedge.examples.tokens;

/** What a caller must hold to call the service. */
record Permit(int number) {}
