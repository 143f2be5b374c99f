/** Mouse and cat as two tasks that talk over channels; begin with {@link Mouse} and {@link Cat}, then {@link Senses}. */
@NullMarked
package dev.selvedge.examples.chase;

import org.jspecify.annotations.NullMarked;
