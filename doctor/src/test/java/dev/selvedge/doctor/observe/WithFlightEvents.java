package dev.selvedge.doctor.observe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes events of what each test does. */
final class WithFlightEvents implements BeforeEachCallback, AfterEachCallback {

    private @Nullable Observation observation;

    @Override
    public void beforeEach(ExtensionContext context) {
        observation = Observation.install(new FlightEvents());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Objects.requireNonNull(observation).close();
    }
}
