package dev.selvedge.lab.items;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the item service has counted since it was told to begin anew.
 *
 * @param answered        items that it gave
 * @param doubled         items that it was asked for more than once
 * @param givenUp         calls whose caller went while they were worked on: the work was for nothing
 * @param queued          calls that wait for a place now
 * @param busy            calls that are worked on now
 * @param forNobody       calls that began when their reader had left
 * @param afterLeftMillis the longest time for which a call was under way after its reader had left
 */
public record Counts(
        long answered, long doubled, long givenUp, int queued, int busy, long forNobody, long afterLeftMillis) {

    /** Returns them as gauges. */
    Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("fetched_total", answered);
        gauges.put("given_up_total", givenUp);
        gauges.put("queued", queued);
        gauges.put("busy", busy);
        gauges.put("for_nobody_total", forNobody);
        gauges.put("after_left_ms", afterLeftMillis);
        return gauges;
    }

    /** Returns them as one line of JSON. */
    String json() {
        return "{\"answered\":%d,\"doubled\":%d,\"givenUp\":%d,\"queued\":%d,\"busy\":%d,\"forNobody\":%d,\"afterLeftMillis\":%d}"
                .formatted(answered, doubled, givenUp, queued, busy, forNobody, afterLeftMillis);
    }
}
