package dev.selvedge.worker.internal.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child is told before its first job.
 *
 * @param pool the pool's name
 * @param allowed the names of the classes that are allowed
 * @param context the name of the class that names the context locals
 * @param window how many elements of a channel may be on their way
 * @param maxMessage how many bytes a value may have
 */
public record Hello(
        String pool, List<String> allowed, @Nullable String context, int window, int maxMessage) {}
