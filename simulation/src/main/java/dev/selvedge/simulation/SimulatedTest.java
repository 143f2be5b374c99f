package dev.selvedge.simulation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method of JUnit that is run under many schedules, each time on a fresh instance of its class, with its {@code @BeforeEach} and
 * {@code @AfterEach} methods. It fails with the first schedule that does, and says how to run just that one again: paste
 * {@code replay = "…"}. The system properties {@code selvedge.simulation.schedules} and {@code selvedge.simulation.seed} override what is
 * said here, for a long run at night.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SimulatedTestExtension.class)
public @interface SimulatedTest {

    /** {@return how many schedules to look at, at most} */
    long schedules() default 1_000;

    /** {@return the first seed} */
    long seed() default 1;

    /** {@return how many switch points a schedule may have} */
    int steps() default 100_000;

    /** {@return which schedules: {@code mixed}, {@code random}, {@code priorities(CHANGES)} or {@code exhaustive(PREEMPTIONS)}} */
    String strategy() default "mixed";

    /** {@return whether it fails if something is met that the simulation does not control} */
    boolean strict() default false;

    /** {@return the schedule to run again, as a failure has named it; empty for none} */
    String replay() default "";
}
