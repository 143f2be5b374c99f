/** What is wrong on purpose, to see that the proofs of memory order can fail. */
@NullMarked
package dev.selvedge.proof.memory.planted;

import org.jspecify.annotations.NullMarked;
