/**
 * The wire between a parent and a child: frames over a byte channel, after a greeting that has the version.
 *
 * <p>Each side first sends eight bytes, {@link dev.selvedge.worker.internal.wire.Greeting}; then frames: four bytes length of the body,
 * one byte kind, four bytes number of the job, four bytes number of the channel, the body. Numbers are big-endian. Nothing here
 * knows what the bodies mean.
 */
@NullMarked
package dev.selvedge.worker.internal.wire;

import org.jspecify.annotations.NullMarked;
