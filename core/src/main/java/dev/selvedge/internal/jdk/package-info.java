/** The seams as the JDK fills them: the only place of the library that parks, sleeps, reads a clock or starts a thread. */
@NullMarked
package dev.selvedge.internal.jdk;

import org.jspecify.annotations.NullMarked;
