package dev.selvedge.examples.chase;

/** Who moves. */
enum Animal {
    MOUSE,
    CAT
}
