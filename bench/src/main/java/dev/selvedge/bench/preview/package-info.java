/** The peers that need {@code --enable-preview}: compiled apart, and run with it in a JVM of their own. */
@NullMarked
package dev.selvedge.bench.preview;

import org.jspecify.annotations.NullMarked;
