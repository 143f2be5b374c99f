package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.sync.Latch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectionTest {

    @Test
    void task_isKnown_withItsScope() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        Latch end = Latch.of(1);
        Scope.named("import").within(Duration.ofHours(1)).run(scope -> {
            scope.fork("copy", () -> {
                started.complete(Thread.currentThread());
                end.await();
            });
            Inspection.Membership membership = membershipOf(started.get());
            end.countDown();
            assertThat(membership.task()).isEqualTo("copy");
            assertThat(membership.daemon()).isFalse();
            assertThat(membership.cancelled()).isNull();
            assertThat(membership.scope().name()).isEqualTo("import");
            assertThat(membership.scope().identity()).isSameAs(scope);
            assertThat(membership.scope().owner()).isSameAs(Thread.currentThread());
            assertThat(membership.scope().age()).isPositive();
            assertThat(membership.scope().left()).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
            assertThat(membership.scope().cancelled()).isNull();
        });
    }

    @Test
    void cancellation_isKnown_untilItIsObeyed() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        Latch end = Latch.of(1);
        Scope.run(scope -> {
            Task<@Nullable Void> stubborn = scope.fork("stubborn", () -> {
                started.complete(Thread.currentThread());
                Cancellation.shield(() -> {
                    end.await();
                    return 0;
                });
            });
            Thread thread = started.get();
            stubborn.cancel("no longer needed");
            Cancellation asked = membershipOf(thread).cancelled();
            end.countDown();
            assertThat(asked).isNotNull();
            assertThat(asked.reason()).isEqualTo("no longer needed");
        });
    }

    @Test
    void threadThatIsNoTask_hasNoMembership() {
        Inspection inspection = Inspection.of(Thread.currentThread());
        assertThat(inspection == null ? null : inspection.membership()).isNull();
    }

    private static Inspection.Membership membershipOf(Thread thread) {
        Inspection inspection = Inspection.of(thread);
        assertThat(inspection).isNotNull();
        Inspection.Membership membership = inspection.membership();
        assertThat(membership).isNotNull();
        return membership;
    }
}
