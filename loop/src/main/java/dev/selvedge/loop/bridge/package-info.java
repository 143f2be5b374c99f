/**
 * Bridges to asynchronous code: {@link dev.selvedge.loop.bridge.Futures}, reactive streams in
 * {@link dev.selvedge.loop.bridge.Flows}, callbacks in {@link dev.selvedge.loop.bridge.Callbacks}, and the streams of
 * {@code java.util.stream} in {@link dev.selvedge.loop.bridge.Streams}.
 *
 * <p>On the far side nobody waits, and nothing has a parent. Each bridge gives what is there an owner on this side:
 * whoever stops waiting cancels it, and a scope ends it. What fails there comes out here, once, at whoever waits for
 * it.
 *
 * <h2>Memory consistency</h2>
 *
 * What the far side does before it completes a stage, signals an element, or calls a callback <i>happens before</i>
 * what a task does after it has received that here; and what a task does before its value or element goes out, what the
 * far side does with it.
 */
@NullMarked
package dev.selvedge.loop.bridge;

import org.jspecify.annotations.NullMarked;
