package dev.selvedge.proof.lincheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that never wait, in both modes of Lincheck. {@code -Plong} makes a long proof of it. */
class LincheckTest {

    private static final int ITERATIONS = Integer.getInteger("proof.lincheck.iterations", 8);
    private static final int INVOCATIONS = Integer.getInteger("proof.lincheck.invocations", 300);

    /** So many scenarios that the planted fault is in one of them; the first that has it is the last. */
    private static final int ENOUGH = 100;

    @ParameterizedTest
    @CsvSource({
        "ChannelOperations$Rendezvous, ChannelOperations$Rendezvous$Plain",
        "ChannelOperations$OnePlace, ChannelOperations$OnePlace$Plain",
        "ChannelOperations$TwoPlaces, ChannelOperations$TwoPlaces$Plain",
        "SyncOperations, SyncOperations$Plain",
    })
    void operations_areThoseOfThePlainClass(String operations, String plain) throws ClassNotFoundException {
        stress(named(operations), named(plain), ITERATIONS);
        modelCheck(named(operations), named(plain), ITERATIONS);
    }

    @Test
    void placeTooMany_isNoticed() {
        Class<?> two = ChannelOperations.TwoPlaces.class;
        Class<?> one = ChannelOperations.OnePlace.Plain.class;
        assertThatThrownBy(() -> stress(two, one, ENOUGH)).isInstanceOf(LincheckAssertionError.class);
        assertThatThrownBy(() -> modelCheck(two, one, ENOUGH)).isInstanceOf(LincheckAssertionError.class);
    }

    private static void stress(Class<?> operations, Class<?> plain, int iterations) {
        with(new StressOptions().invocationsPerIteration(INVOCATIONS), plain, iterations)
                .check(operations);
    }

    private static void modelCheck(Class<?> operations, Class<?> plain, int iterations) {
        with(new ModelCheckingOptions().invocationsPerIteration(INVOCATIONS), plain, iterations)
                .check(operations);
    }

    private static <O extends Options<O, ?>> O with(O options, Class<?> plain, int iterations) {
        return options.iterations(iterations)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .minimizeFailedScenario(false)
                .sequentialSpecification(plain);
    }

    private static Class<?> named(String name) throws ClassNotFoundException {
        return Class.forName(LincheckTest.class.getPackageName() + "." + name);
    }
}
