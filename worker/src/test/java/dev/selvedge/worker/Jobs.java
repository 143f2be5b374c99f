package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Deadline;
import dev.selvedge.Receiver;
import dev.selvedge.Sender;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests have children do. */
@SuppressWarnings("ArrayRecordComponent") // arrays cross, too
final class Jobs {

    private Jobs() {}

    /** All of them, for a pool. */
    static final Class<?>[] ALL = {
        Square.class,
        Echo.class,
        Pid.class,
        Spawning.class,
        Throwing.class,
        Exiting.class,
        Halting.class,
        Hoarding.class,
        Crashing.class,
        Hanging.class,
        Waiting.class,
        Busy.class,
        FillingTheDisk.class,
        Printing.class,
        Cleaning.class,
        Relay.class,
        Counting.class,
        Summing.class,
        Left.class,
        HalfWay.class,
        Huge.class
    };

    record Square(int number) implements Job<Integer> {
        @Override
        public Integer run() {
            return number * number;
        }
    }

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Part permits Text, Picture {}

    record Text(String text) implements Part {
        public boolean isEmpty() { // would be one more property, where Jackson looks for such
            return text.isEmpty();
        }
    }

    record Picture(byte[] pixels, Duration shown, @Nullable String title) implements Part {}

    record Document(String name, List<Part> parts, Map<String, Colour> colours, long[] numbers, double weight) {}

    record Echo(Document document) implements Job<Document> {
        @Override
        public Document run() {
            return document;
        }
    }

    record Pid() implements Job<Long> {
        @Override
        public Long run() {
            return ProcessHandle.current().pid();
        }
    }

    /** Starts a process of its own, tells its number, waits for a word, and leaves the process, or exits beside it. */
    record Spawning(Sender<Long> started, Receiver<String> word, boolean exits) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws Exception {
            Process process = new ProcessBuilder("sleep", "600").start();
            started.send(process.pid());
            word.receive();
            if (exits) {
                System.exit(0);
            }
            return null;
        }
    }

    record Throwing(String message) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws IOException {
            throw new IOException(message, new IllegalStateException("the cause"));
        }
    }

    record Exiting(int code) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() {
            System.err.println("about to exit");
            System.exit(code);
            return null;
        }
    }

    record Halting(int code) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() {
            Runtime.getRuntime().halt(code);
            return null;
        }
    }

    record Hoarding() implements Job<Integer> {
        @Override
        public Integer run() {
            List<byte[]> hoard = new ArrayList<>();
            while (hoard.size() < 1_000_000) {
                hoard.add(new byte[1 << 20]);
            }
            return hoard.size();
        }
    }

    record Crashing() implements Job<Byte> {
        @Override
        @SuppressWarnings("restricted")
        public Byte run() {
            return MemorySegment.NULL.reinterpret(8).get(ValueLayout.JAVA_BYTE, 0); // reads where nothing is
        }
    }

    /** Never heeds anything, and says that it has begun. */
    record Hanging(Sender<String> begun) implements Job<@Nullable Void> {
        @Override
        @SuppressWarnings("ThreadPriorityCheck")
        public @Nullable Void run() throws InterruptedException {
            begun.send("begun");
            while (begun != null) {
                Thread.onSpinWait();
            }
            return null;
        }
    }

    record Busy(Sender<Long> begun) implements Job<Long> {
        @Override
        public Long run() throws InterruptedException {
            begun.send(ProcessHandle.current().pid());
            long n = 0;
            while (begun != null) {
                n++;
            }
            return n;
        }
    }

    /** Waits for ever, as a job should: so that a cancellation ends it. */
    record Waiting(Sender<Long> begun) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws InterruptedException {
            begun.send(ProcessHandle.current().pid());
            Channel.rendezvous().receive();
            return null;
        }
    }

    /** Says in a file that it was cancelled. */
    record Cleaning(Sender<Long> begun, Path note) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws Exception {
            begun.send(ProcessHandle.current().pid());
            try {
                Channel.rendezvous().receive();
            } catch (dev.selvedge.CancelledException cancelled) {
                Files.writeString(note, cancelled.cancellation().reason());
                throw cancelled;
            }
            return null;
        }
    }

    record FillingTheDisk() implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws IOException {
            Files.write(Path.of("/dev/full"), new byte[10]);
            return null;
        }
    }

    record Printing(int lines) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() {
            for (int line = 1; line <= lines; line++) {
                System.out.println("out " + line);
                System.err.println("err " + line);
            }
            return null;
        }
    }

    record Relay(Receiver<String> in, Sender<Text> out) implements Job<Integer> {
        @Override
        public Integer run() throws InterruptedException {
            int count = 0;
            for (String next : in) {
                out.send(new Text(next.toUpperCase(java.util.Locale.ROOT)));
                count++;
            }
            return count;
        }
    }

    /** Sends numbers for as long as somebody receives. */
    record Counting(Sender<Integer> out) implements Job<Integer> {
        @Override
        public Integer run() throws InterruptedException {
            int next = 0;
            try {
                while (true) {
                    out.send(next);
                    next++;
                }
            } catch (dev.selvedge.ChannelClosedException nobodyReceives) {
                return next;
            }
        }
    }

    record Summing(Receiver<byte[]> in) implements Job<Long> {
        @Override
        public Long run() {
            long sum = 0;
            for (byte[] part : in) {
                sum += part.length;
            }
            return sum;
        }
    }

    record HalfWay(Sender<Integer> out, int exitCode) implements Job<@Nullable Void> {
        @Override
        public @Nullable Void run() throws InterruptedException {
            out.send(1);
            out.send(2);
            if (exitCode > 0) {
                System.exit(exitCode);
            }
            throw new IllegalStateException("half way");
        }
    }

    record Left() implements Job<Duration> {
        @Override
        public Duration run() {
            return Deadline.current().remaining(Duration.ofDays(1));
        }
    }

    record Huge(int bytes) implements Job<byte[]> {
        @Override
        public byte[] run() {
            return new byte[bytes];
        }
    }
}
