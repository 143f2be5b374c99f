package dev.selvedge.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.time.Clock;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds where code starts a thread, parks one, waits, or reads a clock: by a call or by a method reference. */
final class ThreadsAndClocks {
    private static final List<Predicate<CodeUnitAccessTarget>> USES = List.of(
            on(Thread.class, "<init>|start|startVirtualThread|ofVirtual|ofPlatform|sleep|join"),
            on(Thread.Builder.class, "start|unstarted|factory"),
            on(LockSupport.class, "park.*"),
            on(System.class, "nanoTime|currentTimeMillis"),
            on(Clock.class, "system.*|tick.*"),
            on(Executors.class, ".*"),
            on(AbstractExecutorService.class, "<init>|commonPool"),
            on(CompletableFuture.class, "delayedExecutor|orTimeout|completeOnTimeout"),
            on(Timer.class, "<init>"),
            on(TimeUnit.class, "sleep|timedWait|timedJoin"),
            on(Condition.class, "await.*"),
            ThreadsAndClocks::isObjectWait,
            ThreadsAndClocks::isNow);

    private ThreadsAndClocks() {}

    /** Returns each use outside the one package, described with its line. */
    static List<String> usesOutside(String allowed, JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.getPackageName().equals(allowed))
                .flatMap(ThreadsAndClocks::accesses)
                .filter(access -> USES.stream().anyMatch(use -> use.test(access.getTarget())))
                .map(JavaCodeUnitAccess::getDescription)
                .sorted()
                .toList();
    }

    private static Stream<? extends JavaCodeUnitAccess<?>> accesses(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream();
    }

    private static Predicate<CodeUnitAccessTarget> on(Class<?> owner, String names) {
        return target ->
                target.getOwner().isAssignableTo(owner) && target.getName().matches(names);
    }

    private static boolean isObjectWait(CodeUnitAccessTarget target) {
        return target.getName().equals("wait")
                && target.resolveMember()
                        .filter(member -> member.getOwner().isEquivalentTo(Object.class))
                        .isPresent();
    }

    /** A {@code now} of java.time reads the system's clock, unless it is handed another. */
    private static boolean isNow(CodeUnitAccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
    }
}
