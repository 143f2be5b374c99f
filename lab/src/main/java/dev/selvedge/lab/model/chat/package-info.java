/**
 * The servers of the workload {@code chat}. They share what a line means and who is in which room; each has its own way to wait
 * for what a client says, and to give a client what others say.
 */
@NullMarked
package dev.selvedge.lab.model.chat;

import org.jspecify.annotations.NullMarked;
