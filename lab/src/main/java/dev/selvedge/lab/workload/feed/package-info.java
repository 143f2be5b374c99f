/** The workload {@code feed}, as the lab runs it: its models, its generator, its faults, and what is told of its results. */
@NullMarked
package dev.selvedge.lab.workload.feed;

import org.jspecify.annotations.NullMarked;
