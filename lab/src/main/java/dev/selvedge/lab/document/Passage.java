package dev.selvedge.lab.document;

/**
 * A chunk that a search has found.
 *
 * @param chunk its number in the document, from 0
 * @param text  its words
 */
public record Passage(int chunk, String text) {}
