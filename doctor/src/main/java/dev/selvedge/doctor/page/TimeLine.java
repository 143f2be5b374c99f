package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many threads there were at each look, and when findings began and were over. When it is full, every second point goes: it always tells
 * the whole time, coarser the longer it was. Confined to the thread that looks; what it hands out does not change.
 */
final class TimeLine {

    private static final int MOST_POINTS = 720;
    private static final int MOST_EVENTS = 100;

    private List<Point> points = new ArrayList<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private Map<String, Known> known = new LinkedHashMap<>();

    /** One look; {@code at} in milliseconds since 1970. */
    record Point(long at, long threads, long waiting, int findings) {}

    /** A finding began, or was over. */
    record Event(long at, boolean began, String finding, String title, boolean stuck) {}

    private record Known(Finding finding, long since) {}

    /** All of it. */
    record Lines(List<Point> points, List<Event> events) {}

    /** Takes the next look. */
    void add(Point point, List<Finding> findings) {
        if (points.size() == MOST_POINTS) {
            List<Point> every = points;
            points = new ArrayList<>();
            for (int i = 0; i < every.size(); i += 2) {
                points.add(every.get(i));
            }
        }
        points.add(point);
        compare(point.at(), findings);
    }

    private void compare(long at, List<Finding> findings) {
        Map<String, Known> now = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String id = Ids.of(finding);
            Known before = known.get(id);
            now.put(id, new Known(finding, before == null ? at : before.since()));
            if (before == null) {
                tell(at, true, id, finding);
            }
        }
        known.forEach((id, old) -> {
            if (!now.containsKey(id)) {
                tell(at, false, id, old.finding());
            }
        });
        known = now;
    }

    private void tell(long at, boolean began, String id, Finding finding) {
        if (events.size() == MOST_EVENTS) {
            events.removeFirst();
        }
        events.addLast(new Event(at, began, id, finding.title(), finding.kind().isStuck()));
    }

    /** When each finding of the last look was first seen, in milliseconds since 1970, by its id. */
    Map<String, Long> since() {
        Map<String, Long> since = new LinkedHashMap<>();
        known.forEach((id, one) -> since.put(id, one.since()));
        return since;
    }

    Lines lines() {
        return new Lines(List.copyOf(points), List.copyOf(events));
    }
}
