package dev.selvedge.examples.tokens;

import java.util.List;

/** What came of all the orders: how many were answered, how many permits are there then, and what was said about it. */
record Result(int answers, int permitsLeft, List<String> report) {}
