package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.load.Generated;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;
import dev.selvedge.lab.load.Opener;
import dev.selvedge.lab.load.PhasedLoad;
import dev.selvedge.lab.load.Phases;
import dev.selvedge.lab.load.Schedule;
import dev.selvedge.lab.load.Tally;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * All readers. Everything but the constructor, {@link #open}, {@link #begin} and {@link #gauges} runs on the event loop.
 *
 * <p>Readers come at a set rate, whatever the server does, and the time to the first item of one counts from when it was due: a
 * server that stalls hides nothing. From then on a reader scrolls as it likes, but waits for what it has asked for, as people do; each
 * item counts from when it was asked for.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop, which end with it
final class FeedLoad implements PhasedLoad, Generated {

    private static final int LONGEST_LINE = 8_192;

    /** How long the server is watched when the last reader has left. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final FeedScene scene;
    private final LoadOptions options;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final Opener opener;
    private final Phases phases;
    private final Tally tally = new Tally();
    private final Queue<FeedReader> arriving = new ArrayDeque<>();
    private final Set<FeedReader> readers = new LinkedHashSet<>();
    private final LongAdder present = new LongAdder();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final Notes notes = new Notes(opened);
    private Schedule schedule;
    private boolean running;
    private boolean disturbed;
    private int number;
    private long lastLeftNanos;

    FeedLoad(FeedScene scene, EventLoopGroup group, Consumer<LoadLine> lines) {
        this.scene = scene;
        this.group = group;
        options = scene.options();
        loop = group.next();
        opener = new Opener(group, options.target(), this::arrival);
        phases = new Phases(this, options, tally, lines);
        schedule = new Schedule(options.rate(), System.nanoTime());
        lastLeftNanos = System.nanoTime() - QUIET_NANOS;
    }

    /** Gets hold of the item service; readers are to come later, and to go. */
    @Override
    public CompletableFuture<Void> open() {
        if (scene.items() == 0) {
            opened.complete(null);
        } else {
            new Opener(group, scene.items(), () -> notes)
                    .open(cause -> opened.completeExceptionally(new IllegalStateException(
                            "the item service can't be told who leaves: " + cause.getMessage(), cause)));
        }
        return opened;
    }

    /** Lets the first reader come. */
    @Override
    public void begin() {
        loop.execute(() -> {
            running = true;
            loop.scheduleAtFixedRate(this::comeDue, 1, 1, TimeUnit.MILLISECONDS);
            phases.begin(loop);
        });
    }

    private void comeDue() {
        long now = System.nanoTime();
        while (running && readers.size() < options.connections() && schedule.isDue(now)) {
            come(schedule.take());
        }
    }

    private void come(long due) {
        FeedReader reader = new FeedReader(this, number, due, scene.isDeaf(number, disturbed));
        number++;
        readers.add(reader);
        present.increment();
        arriving.add(reader);
        opener.open(cause -> broken(reader));
    }

    private ChannelInitializer<Channel> arrival() {
        FeedReader reader = arriving.remove();
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new LineBasedFrameDecoder(LONGEST_LINE), reader);
            }
        };
    }

    /** A reader has seen what it waited for, or what it must not. */
    void seen(String sort, int status, long nanos) {
        tally.answer(sort, status, nanos);
    }

    void left(FeedReader reader) {
        if (readers.remove(reader)) {
            present.decrement();
            notes.left(reader.number());
            lastLeftNanos = System.nanoTime();
        }
    }

    /** The connection of a reader ended that had not left, or could not be opened. */
    void broken(FeedReader reader) {
        for (int i = 0; i < Math.max(1, reader.waiting()); i++) {
            tally.broken(reader.sort(i));
        }
        left(reader);
    }

    @Override
    public void startSchedule() {
        schedule = new Schedule(options.rate(), System.nanoTime());
    }

    @Override
    public void disturb(boolean begin) {
        disturbed = begin;
        if (scene.rate(true) != scene.rate(false)) {
            schedule = new Schedule(scene.rate(begin), System.nanoTime());
        }
        if (!begin) {
            all().stream().filter(FeedReader::isDeaf).forEach(FeedReader::leave);
        }
    }

    @Override
    public boolean isAtFullLoad() {
        return true;
    }

    /** Readers who are there see what they have asked for, and leave. */
    @Override
    public void stopSending() {
        running = false;
        if (readers.size() >= options.connections()) { // otherwise nobody is late but by the pace of the timer
            tally.unsent(schedule.lateness(System.nanoTime()), schedule.intervalNanos());
        }
        all().forEach(FeedReader::finish);
    }

    /** A reader who has waited for so long leaves. */
    @Override
    public void giveUpOverdue() {
        long now = System.nanoTime();
        long before = now - TimeUnit.MILLISECONDS.toNanos(options.timeOutMillis());
        for (FeedReader reader : all()) {
            if (reader.isOverdue(before)) {
                for (int i = 0; i < reader.waiting(); i++) {
                    tally.timeOut(reader.sort(i), now - reader.askedNanos());
                }
                reader.leave();
            }
        }
    }

    /** A copy: who is told something may leave at once. */
    private List<FeedReader> all() {
        return List.copyOf(readers);
    }

    /** Returns how many items are waited for; at the end one more, until the server has been watched for long enough. */
    @Override
    public int waiting() {
        int items = readers.stream().mapToInt(FeedReader::waiting).sum();
        boolean watched = scene.items() == 0 || System.nanoTime() - lastLeftNanos > QUIET_NANOS;
        boolean quiet = readers.isEmpty() && watched;
        return running || quiet ? items : items + 1;
    }

    /** Returns what the generator says of itself; on any thread. */
    @Override
    public Map<String, Number> gauges() {
        return Map.of("readers", present.sum());
    }
}
