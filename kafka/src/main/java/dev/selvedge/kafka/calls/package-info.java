/**
 * Calls across machines: a scope forks a job, and whatever machine serves such jobs runs it. {@link dev.selvedge.kafka.calls.Calls} describes which, {@link
 * dev.selvedge.kafka.calls.Caller} forks, {@link dev.selvedge.kafka.calls.Serving} runs.
 */
@NullMarked
package dev.selvedge.kafka.calls;

import org.jspecify.annotations.NullMarked;
