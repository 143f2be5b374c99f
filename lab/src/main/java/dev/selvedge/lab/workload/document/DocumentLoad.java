package dev.selvedge.lab.workload.document;

import dev.selvedge.lab.load.LoadChild;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The load generator of the workload {@code document}.
 *
 * <p>Arguments: those of {@link LoadChild}, and {@code --prefix} (d): what the names of its documents begin with.
 */
public final class DocumentLoad {

    private DocumentLoad() {}

    /** Runs the child. */
    public static void main(String[] args) {
        LoadChild.run(args, (arguments, host) -> {
            try {
                return new DocumentRequests(host, arguments.text("prefix", "d"));
            } catch (IOException e) {
                throw new UncheckedIOException("the documents to upload can't be made: " + e.getMessage(), e);
            }
        });
    }
}
