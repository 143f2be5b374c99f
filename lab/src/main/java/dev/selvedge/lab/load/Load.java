package dev.selvedge.lab.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The load on one server. Everything but the constructor, {@link #open} and {@link #begin} runs on the event loop, so nothing
 * here needs a lock.
 *
 * <p>In a closed load each connection sends its next request as soon as it has its answer; after an answer other than 200 it
 * pauses first, as a client would. It starts slowly: a few connections first, and one more for every second answer. A server that
 * has just started compiles its code while it answers, and all connections at once would measure how it gets over that. In an open load requests are due at a set rate, whatever the server does, once that has
 * risen in the warm-up: see {@link Schedule}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop; a connection reports its own end
final class Load implements PhasedLoad, Generated {

    private static final int OPENING_AT_ONCE = 64;
    private static final long PAUSE_MILLIS = 100;
    private static final int FIRST = 16;
    private static final int SLOW_ONE_OF = 2;
    private static final long SLOW_MILLIS = 3_000;
    private static final int BURST = 10;
    private static final int REQUEST_BYTES = 512;
    private static final int STEPS = 8;

    private final LoadOptions options;
    private final RequestSource source;
    private final EventLoop loop;
    private final Opener opener;
    private final Phases phases;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final Labels labels = new Labels();
    private @Nullable Schedule schedule;
    private @Nullable Throwable trouble;
    private int asked;
    private int busy;
    private long sequence;
    private boolean running;
    private boolean slowClients;
    private int step = STEPS;

    Load(LoadOptions options, RequestSource source, EventLoopGroup group, Consumer<LoadLine> lines) {
        this.options = options;
        this.source = source;
        loop = group.next();
        opener = new Opener(group, options.target(), () -> new Connection(this));
        phases = new Phases(this, options, tally, lines);
    }

    /** Opens all connections; the future fails as soon as one can't be opened. */
    @Override
    public CompletableFuture<Void> open() {
        loop.execute(() -> {
            for (int i = 0; i < Math.min(OPENING_AT_ONCE, options.connections()); i++) {
                openNext();
            }
        });
        return opened;
    }

    /** Begins to send. */
    @Override
    public void begin() {
        loop.execute(() -> {
            running = true;
            if (options.closed()) {
                wake(FIRST);
            }
            loop.scheduleAtFixedRate(this::sendDue, 1, 1, TimeUnit.MILLISECONDS);
            phases.begin(loop);
            if (!options.closed() && options.warmUpSeconds() > 0) {
                step = 0;
                rise();
            }
        });
    }

    /** An open load rises while the server warms up, for the same reason for which a closed one starts slowly. */
    private void rise() {
        Schedule due = schedule;
        if (step < STEPS && due != null) {
            step++;
            due.rate(Math.max(1, options.rate() * step / STEPS));
            loop.schedule(
                    this::rise, TimeUnit.SECONDS.toMillis(options.warmUpSeconds()) / STEPS, TimeUnit.MILLISECONDS);
        }
    }

    /** Lets some of the connections of a closed load begin; the others follow as answers come. */
    private void wake(int count) {
        for (int i = 0; i < count && !idle.isEmpty(); i++) {
            next(idle.remove());
        }
    }

    @Override
    public boolean isAtFullLoad() {
        return options.closed() ? idle.isEmpty() : step == STEPS;
    }

    private void openNext() {
        asked++;
        opener.open(cause -> opened.completeExceptionally(new IllegalStateException("of " + options.connections()
                + " connections only " + connections.size() + " could be opened: " + cause.getMessage())));
    }

    void opened(Connection connection) {
        connections.add(connection);
        idle.add(connection);
        if (asked < options.connections()) {
            openNext();
        }
        if (connections.size() == options.connections()) {
            opened.complete(null);
        }
        if (running && options.closed()) {
            wake(1);
        }
    }

    void answered(Connection connection, int status, long startNanos, boolean keepAlive) {
        busy--;
        long nanos = System.nanoTime() - startNanos;
        tally.answer(connection.label(), status, nanos);
        if (status == 200) {
            labels.record(connection.label(), nanos);
        }
        if (!keepAlive) {
            connection.close();
        } else if (!options.closed()) {
            idle.add(connection);
        } else if (status == 200) {
            next(connection);
            wake((int) (sequence % 2));
        } else {
            loop.schedule(() -> next(connection), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void ended(Connection connection, boolean wasBusy) {
        connections.remove(connection);
        idle.remove(connection);
        if (wasBusy) {
            busy--;
            tally.broken(connection.label());
        }
        if (!opened.isDone()) {
            opened.completeExceptionally(
                    new IllegalStateException("the server closed a connection before any request"));
        } else if (running) {
            loop.schedule(this::reopen, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void reopen() {
        if (running) {
            opener.open(cause -> loop.schedule(this::reopen, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    void noteTrouble(Throwable cause) {
        if (trouble == null) {
            trouble = cause;
            System.err.println("The generator met trouble with a connection: " + cause);
        }
    }

    private void next(Connection connection) {
        if (running && connections.contains(connection) && !connection.isBusy()) {
            send(connection, System.nanoTime());
        }
    }

    private void sendDue() {
        Schedule due = schedule;
        long now = System.nanoTime();
        while (running && due != null && due.isDue(now) && !idle.isEmpty()) {
            send(idle.remove(), due.take());
        }
    }

    private void send(Connection connection, long startNanos) {
        busy++;
        ByteBuf request = PooledByteBufAllocator.DEFAULT.directBuffer(REQUEST_BYTES);
        source.write(sequence, request);
        String sort = source.label(sequence);
        if (slowClients && sequence % SLOW_ONE_OF == 0) {
            connection.sendSlowly(request, sort, SLOW_MILLIS);
        } else {
            connection.send(request, sort, startNanos);
        }
        sequence++;
    }

    @Override
    public void startSchedule() {
        labels.reset();
        if (!options.closed()) {
            schedule = new Schedule(options.rate(), System.nanoTime());
        }
    }

    @Override
    public void disturb(boolean begin) {
        slowClients = begin && options.fault().equals(LoadOptions.SLOW_CLIENT);
        Schedule due = schedule;
        if (due != null && options.fault().equals(LoadOptions.BURST)) {
            due.rate(begin ? BURST * options.rate() : options.rate());
        }
    }

    @Override
    public void stopSending() {
        running = false;
        Schedule due = schedule;
        if (due != null) {
            tally.unsent(due.lateness(System.nanoTime()), due.intervalNanos());
        }
    }

    @Override
    public void giveUpOverdue() {
        long now = System.nanoTime();
        long longest = TimeUnit.MILLISECONDS.toNanos(options.timeOutMillis());
        for (Connection connection : Set.copyOf(connections)) {
            if (connection.isBusy() && now - connection.startNanos() > longest) {
                busy--;
                tally.timeOut(connection.label(), now - connection.startNanos());
                connection.giveUp();
            }
        }
    }

    /** Returns the median of each sort of requests; on any thread. */
    @Override
    public Map<String, Number> gauges() {
        return labels.medians();
    }

    @Override
    public int waiting() {
        return busy;
    }
}
