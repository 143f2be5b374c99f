package dev.selvedge.internal.channel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Serves the least first, and of equal ones the one that came first: a binary heap (Williams, 1964). The comparator is
 * foreign code and may throw: every comparison is made before anything is moved.
 */
public final class Heap implements Buffer {

    private record Entry(Object element, long number) {}

    private final Comparator<Object> order;
    private final List<Entry> entries = new ArrayList<>(0);
    private long numbers;

    /**
     * Makes an empty one.
     *
     * @param order compares elements
     */
    public Heap(Comparator<Object> order) {
        this.order = order;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public void add(Object element) {
        Entry added = new Entry(element, numbers++);
        int place = entries.size();
        int target = place;
        while (target > 0 && isBefore(added, entries.get(parent(target)))) {
            target = parent(target);
        }
        entries.add(added);
        for (int hole = place; hole > target; hole = parent(hole)) {
            entries.set(hole, entries.get(parent(hole)));
        }
        entries.set(target, added);
    }

    @Override
    public Object remove() {
        Entry least = entries.getFirst();
        int size = entries.size() - 1;
        Entry last = entries.get(size);
        List<Integer> path = pathDown(last, size);
        entries.removeLast();
        int hole = 0;
        for (int child : path) {
            entries.set(hole, entries.get(child));
            hole = child;
        }
        if (size > 0) {
            entries.set(hole, last);
        }
        return least.element;
    }

    /** In the order of the heap: to serve them in theirs, the comparator would be asked, and might throw. */
    @Override
    public List<Object> removeAll() {
        List<Object> removed = new ArrayList<>(entries.size());
        entries.forEach(entry -> removed.add(entry.element));
        entries.clear();
        return removed;
    }

    /** The places whose entries move up when the root is taken out and {@code last} sinks from there. */
    private List<Integer> pathDown(Entry last, int size) {
        List<Integer> path = new ArrayList<>();
        int child = lesserChild(0, size);
        while (child > 0 && isBefore(entries.get(child), last)) {
            path.add(child);
            child = lesserChild(child, size);
        }
        return path;
    }

    /** The place of the lesser child among the first {@code size} entries, or 0 if there is none. */
    private int lesserChild(int place, int size) {
        int left = 2 * place + 1;
        if (left >= size) {
            return 0;
        }
        int right = left + 1;
        return right < size && isBefore(entries.get(right), entries.get(left)) ? right : left;
    }

    private boolean isBefore(Entry one, Entry other) {
        int compared = order.compare(one.element, other.element);
        return compared < 0 || (compared == 0 && one.number < other.number);
    }

    private static int parent(int place) {
        return (place - 1) / 2;
    }
}
