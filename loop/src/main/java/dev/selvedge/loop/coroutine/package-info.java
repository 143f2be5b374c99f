/** How a body is suspended and resumed: by the JVM's continuations, or by a thread of its own. Read {@code BodyRun} first. */
@NullMarked
package dev.selvedge.loop.coroutine;

import org.jspecify.annotations.NullMarked;
