/** How an event loop takes turns: whose turn it is, what runs it, and how tasks are confined to it. Not exported. */
@NullMarked
package dev.selvedge.loop.event;

import org.jspecify.annotations.NullMarked;
