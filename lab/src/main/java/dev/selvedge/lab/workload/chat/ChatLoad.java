package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.load.Generated;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.LoadOptions;
import dev.selvedge.lab.load.Opener;
import dev.selvedge.lab.load.PhasedLoad;
import dev.selvedge.lab.load.Phases;
import dev.selvedge.lab.load.Schedule;
import dev.selvedge.lab.load.Tally;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * All members of all rooms. Everything but the constructor, {@link #open}, {@link #begin} and {@link #gauges} runs on the event
 * loop.
 *
 * <p>Messages are due at a set rate, whatever the server does, and the time of a delivery counts from when its message was due: a
 * server that stalls hides nothing.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers of the loop, which end with it
final class ChatLoad implements PhasedLoad, Generated {

    private static final int OPENING_AT_ONCE = 64;

    private final ChatScene scene;
    private final LoadOptions options;
    private final EventLoop loop;
    private final Opener opener;
    private final Phases phases;
    private final Tally tally = new Tally();
    private final Spoken spoken = new Spoken(tally);
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final List<ChatRoom> rooms = new ArrayList<>();
    private final LongAdder busyDeliveries = new LongAdder();
    private final LongAdder quietDeliveries = new LongAdder();
    private final LongAdder deaf = new LongAdder();
    private Schedule schedule;
    private int asked;
    private int created;
    private int joined;
    private long sequence;
    private boolean running;

    ChatLoad(ChatScene scene, EventLoopGroup group, Consumer<LoadLine> lines) {
        this.scene = scene;
        options = scene.options();
        loop = group.next();
        opener = new Opener(group, options.target(), this::newMember);
        phases = new Phases(this, options, tally, lines);
        schedule = new Schedule(options.rate(), System.nanoTime());
        for (int room = 0; room < scene.rooms(); room++) {
            rooms.add(new ChatRoom(room, scene.bytes()));
        }
    }

    /** Opens all connections and lets each join its room; the future fails as soon as one can't. */
    @Override
    public CompletableFuture<Void> open() {
        loop.execute(() -> {
            for (int i = 0; i < Math.min(OPENING_AT_ONCE, options.connections()); i++) {
                openNext();
            }
        });
        return opened;
    }

    private void openNext() {
        if (asked < options.connections()) {
            asked++;
            opener.open(this::failed);
        }
    }

    private void failed(Throwable cause) {
        opened.completeExceptionally(new IllegalStateException("of " + options.connections() + " connections only "
                + joined + " could be opened: " + cause.getMessage()));
    }

    private ChatMember newMember() {
        int member = created++;
        return new ChatMember(this, rooms.get(member % rooms.size()), scene.isDeaf(member));
    }

    /** Begins to speak. */
    @Override
    public void begin() {
        loop.execute(() -> {
            running = true;
            loop.scheduleAtFixedRate(this::speakDue, 1, 1, TimeUnit.MILLISECONDS);
            phases.begin(loop);
        });
    }

    void joined() {
        joined++;
        openNext();
        if (joined == options.connections()) {
            opened.complete(null);
        }
    }

    void ended(ChatMember member, boolean hadJoined) {
        if (!opened.isDone()) {
            failed(new IllegalStateException("the server closed one"));
        }
        if (hadJoined) {
            member.room().leave(member);
            tally.broken();
        }
    }

    private void speakDue() {
        long now = System.nanoTime();
        while (running && schedule.isDue(now)) {
            speak(rooms.get(scene.roomOf(sequence)), schedule.take());
            sequence++;
        }
    }

    private void speak(ChatRoom room, long due) {
        int listeners = room.listeners();
        if (listeners > 0) {
            spoken.add(sequence, due, listeners);
            room.say(sequence);
        }
    }

    /** A member has heard a message. */
    void heard(ChatRoom room, long number) {
        if (spoken.heard(number, System.nanoTime())) {
            (room.number() == 0 ? busyDeliveries : quietDeliveries).increment();
        }
    }

    /** A member has heard what nobody said, or was told of a mistake. */
    void nonsense() {
        tally.answer(500, 0);
    }

    @Override
    public void startSchedule() {
        schedule = new Schedule(options.rate(), System.nanoTime());
    }

    @Override
    public void disturb(boolean on) {
        deaf.add((on ? 1 : -1) * (long) rooms.getFirst().setReading(!on));
        if (scene.rate(on) != scene.rate(!on)) {
            schedule = new Schedule(scene.rate(on), System.nanoTime());
        }
    }

    @Override
    public boolean isAtFullLoad() {
        return true;
    }

    @Override
    public void stopSending() {
        running = false;
        tally.unsent(schedule.lateness(System.nanoTime()), schedule.intervalNanos());
    }

    @Override
    public void giveUpOverdue() {
        long now = System.nanoTime();
        spoken.giveUp(now, now - TimeUnit.MILLISECONDS.toNanos(options.timeOutMillis()));
    }

    @Override
    public int waiting() {
        return spoken.waiting();
    }

    /** Returns what the generator says of itself; on any thread. */
    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("busy_total", busyDeliveries.sum());
        gauges.put("quiet_total", quietDeliveries.sum());
        gauges.put("deaf", deaf.sum());
        return gauges;
    }
}
