/**
 * The workload {@code feed}, as every model has to do it, and nothing of how a model does it.
 *
 * <p>A reader connects over TCP and scrolls, in lines that end with {@code \n}:
 *
 * <ul>
 *   <li>{@code FEED 17}, once, as the first line: it wants to read feed 17. There is no answer.
 *   <li>{@code NEXT}: it has scrolled to where one more item is seen. Each is answered with one line of JSON, the items in their
 *       order: {@code {"reader":17,"item":0,"text":"…"}}; where the item service did not give the item within the deadline,
 *       {@code {"reader":17,"item":0,"missing":true}}; and {@code {"reader":17,"end":true}} after the last one. It may be said
 *       again before the answer has come.
 *   <li>Anything else is answered with {@code ERROR} and what is wrong, and ends the connection at once.
 * </ul>
 *
 * <p>A reader leaves by closing the connection, most of them after a few items. That an item is asked for, and not pushed, tells
 * a server how far its reader is: buffers of the system between the two would hide that. When an item is fetched, and what becomes
 * of those that nobody asks for, is the choice of each model: it is what they differ in.
 */
@NullMarked
package dev.selvedge.lab.feed;

import org.jspecify.annotations.NullMarked;
