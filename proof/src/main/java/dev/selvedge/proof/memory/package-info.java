/**
 * What one thread wrote before it handed something over is what the other one reads after: each hand-over of the core that
 * rests on the order of memory, for jcstress. Every state has plain fields on purpose.
 */
@NullMarked
package dev.selvedge.proof.memory;

import org.jspecify.annotations.NullMarked;
