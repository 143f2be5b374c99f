package dev.selvedge.internal.channel;

import java.util.ArrayDeque;

/** Serves the newest first. */
public final class Stack implements Buffer {

    private final ArrayDeque<Object> elements = new ArrayDeque<>(0);

    /** Makes an empty one. */
    public Stack() {}

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public void add(Object element) {
        elements.push(element);
    }

    @Override
    public Object remove() {
        return elements.pop();
    }
}
