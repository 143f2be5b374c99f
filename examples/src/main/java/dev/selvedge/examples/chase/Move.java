package dev.selvedge.examples.chase;

/** What an animal tells the board: that it has moved. */
record Move(Animal who, Cell to) {}
