package dev.selvedge;

import dev.selvedge.internal.wait.Aside;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.spi.SuspendableTask;
import dev.selvedge.spi.TaskParker;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A task that is suspended where others park, so that what runs it can go on with another one. */
final class ConfinedTask<T extends @Nullable Object> extends ForkedTask<T> implements SuspendableTask {

    /** Those that have not ended, for diagnosis: no thread tells of one that is suspended. */
    private static final Set<ConfinedTask<?>> ALL = ConcurrentHashMap.newKeySet();

    private static final AtomicLong NUMBERS = new AtomicLong();

    /** Tells it from all others, in the place of a thread's number. */
    private final long ownNumber = NUMBERS.incrementAndGet();

    /** {@code null} where it has a thread of its own all the same. Set before it runs. */
    private @Nullable Aside aside;

    ConfinedTask(
            ScopeImpl scope,
            Strand forker,
            @Nullable String givenName,
            long number,
            boolean daemon,
            Callable<? extends T> body,
            ForkSite site) {
        super(scope, forker, givenName, number, daemon, body, site);
    }

    @Override
    public void parkBy(TaskParker parker) {
        aside = new Aside(parker);
        ALL.add(this);
    }

    @Override
    public void run() {
        try {
            super.run();
        } finally {
            ALL.remove(this);
        }
    }

    @Override
    void notStarted() {
        ALL.remove(this);
        super.notStarted();
    }

    /** {@return those that were handed to what confines them, and have not ended} */
    static Set<ConfinedTask<?>> all() {
        return ALL;
    }

    /** {@return its number among all confined tasks, from 1 on} */
    long number() {
        return ownNumber;
    }

    /** {@return what suspends it; {@code null} where it has a thread of its own} */
    @Nullable
    TaskParker parker() {
        return aside == null ? null : aside.parker();
    }

    @Override
    protected @Nullable Aside aside() {
        return aside;
    }
}
