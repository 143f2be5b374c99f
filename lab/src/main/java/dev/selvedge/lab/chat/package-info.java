/**
 * The workload {@code chat}, as every model has to do it, and nothing of how a model does it.
 *
 * <p>Clients stay connected over TCP, and both sides speak in lines that end with {@code \n}:
 *
 * <ul>
 *   <li>{@code JOIN 17}: the connection is a member of room 17 from now on, and of no other; the answer is {@code JOINED 17}.
 *   <li>{@code SAY text}: every member of the room, the speaker too, gets the line {@code text}.
 *   <li>Anything else is answered with {@code ERROR} and what is wrong, see {@link dev.selvedge.lab.chat.ChatLine}.
 * </ul>
 *
 * <p>Members get what is said in one room by one speaker in the order in which it was said. What becomes of a member who does
 * not read is the choice of each model: it is what they differ in.
 */
@NullMarked
package dev.selvedge.lab.chat;

import org.jspecify.annotations.NullMarked;
