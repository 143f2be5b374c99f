package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.TaskFailedException;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Latch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class ProcessingTest extends KafkaTest {

    @Test
    void process_manyKeysOfOnePartition_runAtOnceAndEachInOrder() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 2_000, 100);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<String, Integer> last = new ConcurrentHashMap<>();
        Map<String, Boolean> busy = new ConcurrentHashMap<>();
        Latch hundred = Latch.of(100);
        Latch all = Latch.of(2_000);
        Scope.run(scope -> {
            topic.group("p1").concurrency(100).process(scope, record -> {
                assertThat(busy.put(record.key(), true)).as(record.key()).isNull();
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                if (Integer.parseInt(record.value()) < 100) {
                    hundred.countDown();
                    hundred.await(); // passes only if all hundred keys are being handled
                }
                Integer before = last.put(record.key(), Integer.valueOf(record.value()));
                assertThat(before == null ? -1 : before).isLessThan(Integer.parseInt(record.value()));
                running.decrementAndGet();
                busy.remove(record.key());
                all.countDown();
            });
            all.await();
        });
        assertThat(most.get()).isEqualTo(100);
        assertThat(committed("p1")).isEqualTo(2_000);
    }

    @Test
    void process_handlerFailsTwice_isTriedAgainWhileOtherKeysGoOn() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 20, 2);
        AtomicInteger failures = new AtomicInteger();
        Event others = Event.create();
        Latch all = Latch.of(20);
        List<String> ofKeyZero = new ArrayList<>();
        Scope.run(scope -> {
            topic.group("p2").retry(Retry.attempts(3)).process(scope, record -> {
                if (record.value().equals("0")) {
                    others.await(); // the other key ends before this one is done
                    if (failures.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                }
                if (record.value().equals("19")) {
                    others.set();
                }
                if (record.key().equals("key-0")) {
                    ofKeyZero.add(record.value()); // one after another
                }
                all.countDown();
            });
            all.await();
        });
        assertThat(failures.get()).isEqualTo(3);
        assertThat(ofKeyZero).containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18");
        assertThat(committed("p2")).isEqualTo(20);
    }

    @Test
    void process_poisonedRecord_goesToTheDeadLettersAfterItsRetriesAndTheRestIsDone() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Topic<String, String> dead = topic(1);
        fill(topic, 50, 5);
        AtomicInteger attempts = new AtomicInteger();
        Latch others = Latch.of(49);
        Scope.run(scope -> {
            Processing processing = topic.group("p3")
                    .retry(Retry.attempts(4))
                    .deadLetters(dead.name())
                    .process(scope, record -> {
                        if (record.value().equals("7")) {
                            throw new IllegalStateException("attempt " + attempts.incrementAndGet());
                        }
                        others.countDown();
                    });
            others.await();
            var letter = dead.group("p3-dead").open(scope).receive().record();
            assertThat(letter.value()).isEqualTo("7");
            assertThat(new String(
                            letter.headers()
                                    .lastHeader(DeadLetterHeaders.REASON)
                                    .value(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("java.lang.IllegalStateException: attempt 4");
            assertThat(processing.statistics().deadLetters()).isEqualTo(1);
        });
        assertThat(committed("p3")).isEqualTo(50);
    }

    @Test
    void process_poisonedRecordAndNoDeadLetters_failsTheScopeAndIsNotCommitted() {
        Topic<String, String> topic = topic(1);
        assertThatThrownBy(() -> {
                    fill(topic, 50, 5);
                    Scope.run(scope -> topic.group("p4")
                            .process(scope, record -> {
                                if (record.value().equals("7")) {
                                    throw new IllegalArgumentException("poison");
                                }
                            })
                            .await());
                })
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("IllegalArgumentException: poison");
        assertThat(committed("p4")).isLessThanOrEqualTo(7);
    }

    @Test
    void close_handlersRunning_areWaitedForAndNothingMoreBegins() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        fill(topic, 100, 10);
        Latch begun = Latch.of(4);
        Event go = Event.create();
        AtomicInteger handled = new AtomicInteger();
        Scope.run(scope -> {
            Processing processing = topic.group("p5").concurrency(4).process(scope, record -> {
                begun.countDown();
                go.await();
                handled.incrementAndGet();
            });
            begun.await();
            processing.close();
            go.set();
            processing.await();
        });
        assertThat(handled.get()).isEqualTo(4);
        assertThat(committed("p5")).isEqualTo(4);
    }

    @Test
    void process_scopeCancelled_cancelsHandlersAndCommitsWhatIsDone() {
        Topic<String, String> topic = topic(1);
        Latch begun = Latch.of(3);
        Set<String> cancelled = ConcurrentHashMap.newKeySet();
        assertThatThrownBy(() -> {
                    fill(topic, 5, 5);
                    Scope.run(scope -> {
                        Processing processing = topic.group("p6").process(scope, record -> {
                            if (Integer.parseInt(record.value()) < 2) {
                                return;
                            }
                            begun.countDown();
                            try {
                                Channel.rendezvous().receive();
                            } catch (InterruptedException e) {
                                cancelled.add(record.value());
                                throw e;
                            }
                        });
                        begun.await();
                        Await.until(
                                "two are done", () -> processing.statistics().underway() == 3);
                        throw new IllegalStateException("enough");
                    });
                })
                .hasMessage("enough");
        assertThat(cancelled).containsExactlyInAnyOrder("2", "3", "4");
        assertThat(committed("p6")).isEqualTo(2);
    }

    @Test
    void process_anotherMemberComesAndGoes_handsOverWhatIsDoneAndLosesNothing() throws InterruptedException {
        Topic<String, String> topic = topic(4);
        fill(topic, 4_000, 200);
        ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
        AtomicLong lost = new AtomicLong();
        RecordHandler<String, String> handler = record -> {
            Select.select(Clause.after(Duration.ofMillis(1)));
            handled.add(record.value());
        };
        Subscription<String, String> subscription =
                topic.group("p7").concurrency(20).capacity(40).commitEvery(Duration.ofMillis(50));
        Scope.run(scope -> {
            Processing stays = subscription.process(scope, handler);
            for (int i = 0; i < 3; i++) {
                Processing other = subscription.process(scope, handler);
                Await.until(
                        "the other one has its share",
                        () -> other.statistics().received() > 0 || handled.size() >= 4_000);
                other.close();
                other.await();
                lost.addAndGet(other.statistics().lostPartitions());
            }
            Await.until("all are handled", () -> Set.copyOf(handled).size() == 4_000);
            lost.addAndGet(stays.statistics().lostPartitions());
        });
        if (lost.get() == 0) { // on a machine so busy that heartbeats were late, it is another test
            assertThat(handled).hasSize(4_000); // members that leave in order leave nothing to be repeated
        }
        assertThat(committed("p7")).isEqualTo(4_000);
    }

    @Test
    void process_recordsWithoutAKey_haveNoOrderAndRunAtOnce() throws InterruptedException {
        Topic<String, String> topic = topic(1);
        Latch all = Latch.of(10);
        Scope.run(scope -> {
            TopicSender<byte[], byte[]> sender = kafka.topic(topic.name(), Serdes.ByteArray(), Serdes.ByteArray())
                    .sender(scope);
            for (int i = 0; i < 10; i++) {
                sender.send(new org.apache.kafka.clients.producer.ProducerRecord<>(topic.name(), new byte[] {1}));
            }
            topic.group("p8").process(scope, record -> {
                all.countDown();
                all.await();
            });
            all.await();
        });
        assertThat(committed("p8")).isEqualTo(10);
    }
}
