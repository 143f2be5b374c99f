package dev.selvedge.kafka.calls;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Deadline;
import dev.selvedge.Receiver;
import dev.selvedge.Select;
import dev.selvedge.worker.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Jobs of the tests. */
final class Jobs {

    private Jobs() {}

    record Sum(List<Integer> numbers) implements Job<Integer> {
        @Override
        public Integer run() {
            return numbers.stream().mapToInt(Integer::intValue).sum();
        }
    }

    record Fail(String message) implements Job<String> {
        @Override
        public String run() {
            throw new IllegalArgumentException(message, new IOException("the disk is full"));
        }
    }

    /** Tells its process, and that it has begun, by lines in a file. */
    record WhoAmI(Path begun, Duration takes) implements Job<Long> {
        @Override
        public Long run() throws InterruptedException, IOException {
            long pid = ProcessHandle.current().pid();
            Files.writeString(begun, pid + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Select.select(Clause.after(takes));
            return pid;
        }
    }

    /** Waits until it is cancelled, and leaves a file then. */
    record Wait(Path begun, Path ended) implements Job<String> {
        @Override
        public String run() throws InterruptedException, IOException {
            Files.createFile(begun);
            try {
                Channel.named("nothing").rendezvous().receive();
                return "never";
            } catch (InterruptedException e) {
                Files.createFile(ended);
                throw e;
            }
        }
    }

    record TimeLeft() implements Job<Duration> {
        @Override
        public Duration run() {
            return Deadline.current().remaining(Duration.ofDays(1));
        }
    }

    record Large(int bytes) implements Job<byte[]> {
        @Override
        public byte[] run() {
            return new byte[bytes];
        }
    }

    record NotAllowed() implements Job<String> {
        @Override
        public String run() {
            return "did it";
        }
    }

    record WithAnEnd(Receiver<String> words) implements Job<String> {
        @Override
        public String run() {
            return "no";
        }
    }
}
