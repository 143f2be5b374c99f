/** The workload {@code chat}, as the lab runs it: its models, its generator, its faults, and what is told of its results. */
@NullMarked
package dev.selvedge.lab.workload.chat;

import org.jspecify.annotations.NullMarked;
