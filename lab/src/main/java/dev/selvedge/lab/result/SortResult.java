package dev.selvedge.lab.result;

import org.jspecify.annotations.Nullable;

/**
 * What became of one sort of requests, where a workload has several.
 *
 * @param name   what it is called
 * @param all    over the whole measured time
 * @param before until the fault began, or {@code null} if the run had none
 * @param during while it lasted
 * @param after  when it was mended
 */
public record SortResult(
        String name,
        Span all,
        @Nullable Span before,
        @Nullable Span during,
        @Nullable Span after) {}
