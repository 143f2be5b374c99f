/** The workload {@code order}, as the lab runs it: its models, its services, its generator, and what is told of its results. */
@NullMarked
package dev.selvedge.lab.workload.order;

import org.jspecify.annotations.NullMarked;
