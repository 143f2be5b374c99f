package dev.selvedge.lab.plan;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do; every model is measured under the same settings.
 *
 * @param workload      the work
 * @param models        the models, in the order in which they are measured
 * @param connections   how many keep-alive connections the generator holds open
 * @param rate          requests a second that the generator sends, or 0: as fast as answers come
 * @param warmUpSeconds how long each model is under load before anything counts
 * @param seconds       how long each model is measured
 * @param port          the port that each model's server listens on, or 0: a free one
 * @param out           the folder for the report
 * @param postgres      a JDBC URL of a PostgreSQL to use, or {@code null}: an embedded one
 * @param rounds        how often each model is measured
 * @param fault         what goes wrong in the middle of each measurement, or {@code null}: nothing
 */
public record Settings(
        Workload workload,
        List<Model> models,
        int connections,
        int rate,
        int warmUpSeconds,
        int seconds,
        int port,
        Path out,
        @Nullable String postgres,
        int rounds,
        @Nullable Fault fault) {

    /** The longest that a server may work on one request, in milliseconds. */
    public static final int DEADLINE_MILLIS = 5_000;

    /** The longest that the generator waits for one answer, in milliseconds. */
    public static final int TIME_OUT_MILLIS = 10_000;

    /** Copies the models. */
    public Settings {
        models = List.copyOf(models);
    }
}
