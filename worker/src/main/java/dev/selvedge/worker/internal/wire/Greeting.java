package dev.selvedge.worker.internal.wire;

import java.nio.ByteBuffer;

/** The first eight bytes in each direction: who speaks, and which version of the wire. They never change their form. */
final class Greeting {

    static final int BYTES = 8;

    private static final int SELVEDGE = 0x53454C56; // "SELV"
    private static final int VERSION = 1;

    private Greeting() {}

    static void put(ByteBuffer buffer) {
        buffer.putInt(SELVEDGE).putInt(VERSION);
    }

    static void check(ByteBuffer buffer) throws WireException {
        int magic = buffer.getInt();
        if (magic != SELVEDGE) {
            throw new WireException(
                    "the other side is no worker of Selvedge: it begins with " + Integer.toHexString(magic));
        }
        int version = buffer.getInt();
        if (version != VERSION) {
            throw new WireException("the other side speaks version " + version + " of the wire, and this one " + VERSION
                    + ": both need the same version of selvedge-worker on their class path");
        }
    }
}
