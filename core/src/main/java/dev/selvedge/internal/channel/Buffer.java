package dev.selvedge.internal.channel;

import java.util.ArrayList;
import java.util.List;

/** The elements that a channel holds, in the order in which they are served. Guarded by the channel's lock. */
public interface Buffer {

    /**
     * How many elements there are.
     *
     * @return the number
     */
    int size();

    /**
     * Puts one in. If it throws, nothing has changed.
     *
     * @param element the element
     */
    void add(Object element);

    /**
     * Takes out the one that is served next; there is one. If it throws, nothing has changed.
     *
     * @return the element
     */
    Object remove();

    /**
     * Takes all out, because they will not be served. Throws nothing.
     *
     * @return the elements, in no order in particular
     */
    default List<Object> removeAll() {
        List<Object> removed = new ArrayList<>(size());
        while (size() > 0) {
            removed.add(remove());
        }
        return removed;
    }
}
