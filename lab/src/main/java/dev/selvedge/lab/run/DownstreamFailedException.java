package dev.selvedge.lab.run;

import java.io.Serial;

/** Says that what every model needs is gone, so that no further one can be measured. */
final class DownstreamFailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    DownstreamFailedException(String message) {
        super(message);
    }
}
