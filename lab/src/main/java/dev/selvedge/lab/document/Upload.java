package dev.selvedge.lab.document;

/**
 * A document as it comes in. Its bytes are not copied: nobody may change them.
 *
 * @param name what it is to be called
 * @param pdf  the file
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Upload(String name, byte[] pdf) {}
