package dev.selvedge.bench.workers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The child of whoever does it by hand: reads numbers from its input, and answers each with one more. */
final class ByHand {

    private ByHand() {}

    static void main() throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        for (int number = in.readInt(); number >= 0; number = in.readInt()) {
            out.writeInt(number + 1);
            out.flush();
        }
    }
}
