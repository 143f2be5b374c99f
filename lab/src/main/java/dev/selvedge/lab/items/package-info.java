/**
 * The item service: a process of its own that takes 20 to 50 ms for an item, and works on so many at a time and no more. It
 * is told when a reader has left, and counts what it is asked for on behalf of readers who are not there.
 */
@NullMarked
package dev.selvedge.lab.items;

import org.jspecify.annotations.NullMarked;
