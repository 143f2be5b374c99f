package dev.selvedge.lab.load;

import io.netty.buffer.ByteBuf;

/** Writes the requests of a workload. Used by the generator's one thread only. */
@FunctionalInterface
public interface RequestSource {

    /**
     * Writes one whole HTTP/1.1 request.
     *
     * @param sequence the number of the request, from 0; no two requests of a run have the same
     * @param target   where to write it
     */
    void write(long sequence, ByteBuf target);

    /**
     * Says of what sort a request is, where a workload has several. Each is counted for itself, too, and its median is a gauge of the
     * generator: {@code generator_median_ms_LABEL}.
     *
     * @param sequence the number of the request
     * @return a short name, or nothing
     */
    default String label(long sequence) {
        return "";
    }
}
