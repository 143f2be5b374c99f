/** The workload {@code compute}, as the lab runs it: its models, its generator, its fault, and what is told of its results. */
@NullMarked
package dev.selvedge.lab.workload.compute;

import org.jspecify.annotations.NullMarked;
