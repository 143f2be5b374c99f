/** The workload {@code document}, as the lab runs it: its models, its services, its generator, and what is told of its results. */
@NullMarked
package dev.selvedge.lab.workload.document;

import org.jspecify.annotations.NullMarked;
