package dev.selvedge.internal.channel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** First-in-first-out buffer in an array that grows as it fills. Guarded by the channel's lock. */
public final class Ring implements Buffer {

    private static final int FIRST_LENGTH = 8;
    private static final @Nullable Object[] NONE = new Object[0];

    /** The elements, from {@code head} on, wrapping around; its length is 0 or a power of two. */
    private @Nullable Object[] elements = NONE;

    private int head;
    private int size;

    /** Makes an empty one. */
    public Ring() {}

    @Override
    public int size() {
        return size;
    }

    @Override
    public void add(Object element) {
        if (size == elements.length) {
            grow();
        }
        elements[(head + size) & (elements.length - 1)] = element;
        size++;
    }

    @Override
    public Object remove() {
        Object element = Objects.requireNonNull(elements[head]);
        elements[head] = null;
        head = (head + 1) & (elements.length - 1);
        size--;
        return element;
    }

    private void grow() {
        int length = elements.length == 0 ? FIRST_LENGTH : Math.multiplyExact(elements.length, 2);
        @Nullable Object[] larger = new Object[length];
        int untilEnd = Math.min(size, elements.length - head);
        System.arraycopy(elements, head, larger, 0, untilEnd);
        System.arraycopy(elements, 0, larger, untilEnd, size - untilEnd);
        elements = larger;
        head = 0;
    }
}
