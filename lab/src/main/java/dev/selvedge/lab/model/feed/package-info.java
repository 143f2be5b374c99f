/**
 * The servers of the workload {@code feed}. They share what a line means, how an item is rendered, and how many calls to the item
 * service one server has under way at most; each has its own way to decide when an item is fetched, and what becomes of what is
 * under way when its reader leaves.
 */
@NullMarked
package dev.selvedge.lab.model.feed;

import org.jspecify.annotations.NullMarked;
