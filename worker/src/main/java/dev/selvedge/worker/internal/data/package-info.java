/**
 * What may cross the border, and how: {@link dev.selvedge.worker.internal.data.Shapes} decides from declarations alone which types
 * may ever be built, {@link dev.selvedge.worker.internal.data.Codec} turns values of these to CBOR and back.
 */
@NullMarked
package dev.selvedge.worker.internal.data;

import org.jspecify.annotations.NullMarked;
