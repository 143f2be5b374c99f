package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A process of this machine. The agent visits it from the first look on, until this is closed or a look fails; the one after that begins anew. */
final class AttachedSource implements Source {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final long pid;
    private final Duration atMost;

    /** Guarded by this, as all that is asked is asked one after the other. */
    private @Nullable Stay stay;

    AttachedSource(long pid, Duration atMost) {
        this.pid = pid;
        this.atMost = atMost;
    }

    @Override
    public Snapshot snapshot() throws NotExaminedException, InterruptedException {
        return look().read();
    }

    @Override
    public Taken look() throws NotExaminedException, InterruptedException {
        return taken(ask("look"));
    }

    @Override
    public Taken lookAt(Set<Long> threads) throws NotExaminedException, InterruptedException {
        return taken(ask(threads.stream().map(String::valueOf).collect(Collectors.joining(" ", "look ", ""))));
    }

    private Taken taken(byte[] bytes) {
        return () -> {
            try {
                return SnapshotReader.read(bytes);
            } catch (IOException e) {
                throw Visit.failed(pid, e);
            }
        };
    }

    @Override
    public boolean cancel(long thread, String reason) throws NotExaminedException, InterruptedException {
        return new String(ask("cancel " + thread + " " + reason), StandardCharsets.UTF_8).equals("true");
    }

    @Override
    public synchronized void rest() {
        if (stay != null) {
            try {
                ask("forget");
            } catch (NotExaminedException e) {
                // It has forgotten.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it has been left, so it forgets
            }
        }
    }

    @Override
    public synchronized void close() {
        if (stay != null) {
            try {
                stay.leave().get(LONGEST_FAREWELL.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // It does not answer: it goes when it finds that we have gone.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            abandon();
        }
    }

    /** Without a farewell, as it may be busy for long. */
    private synchronized void abandon() {
        if (stay != null) {
            stay.end();
            stay = null;
        }
    }

    private synchronized byte[] ask(String order) throws NotExaminedException, InterruptedException {
        if (ProcessHandle.of(pid).isEmpty()) {
            abandon();
            throw new NotExaminedException.NoSuchProcess(pid);
        }
        if (stay == null) {
            stay = new Stay(pid);
        }
        boolean answered = false;
        try {
            byte[] answer = stay.ask(order).get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            answered = true;
            return answer;
        } catch (TimeoutException e) {
            throw new NotExaminedException.TimedOut(pid, atMost);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        } finally {
            if (!answered) {
                abandon();
            }
        }
    }

    private NotExaminedException explained(@Nullable Throwable cause) {
        if (cause instanceof NotExaminedException known) {
            return known;
        }
        return ProcessHandle.of(pid).isEmpty() ? new NotExaminedException.NoSuchProcess(pid) : Visit.failed(pid, cause);
    }

    /** A visit, and the threads that wait for its answers, as attaching knows neither time limits nor interrupts. */
    private static final class Stay {

        private final long pid;

        /** Guarded by this, but not while something is asked. */
        private @Nullable Visit visit;

        private boolean ended;

        Stay(long pid) {
            this.pid = pid;
        }

        CompletableFuture<byte[]> ask(String order) {
            return inThread(() -> begun().ask(order));
        }

        CompletableFuture<byte[]> leave() {
            return inThread(() -> {
                Visit known = current();
                if (known != null) {
                    known.leave();
                }
                return new byte[0];
            });
        }

        private static CompletableFuture<byte[]> inThread(Callable<byte[]> action) {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("selvedge-doctor-attach").start(() -> {
                try {
                    answer.complete(action.call());
                } catch (Exception | Error e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer;
        }

        private Visit begun() throws NotExaminedException, IOException {
            Visit known = current();
            return known == null ? keep(Visit.begin(pid)) : known;
        }

        private synchronized @Nullable Visit current() {
            return visit;
        }

        private synchronized Visit keep(Visit begun) throws IOException {
            visit = begun;
            if (ended) {
                begun.close(); // nobody waits for it any more
            }
            return begun;
        }

        synchronized void end() {
            ended = true;
            try {
                if (visit != null) {
                    visit.close();
                }
            } catch (IOException e) {
                // Then it is closed already.
            }
        }
    }
}
