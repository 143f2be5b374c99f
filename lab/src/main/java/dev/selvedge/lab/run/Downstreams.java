package dev.selvedge.lab.run;

import dev.selvedge.lab.child.ReadyLine;
import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildProcess;
import dev.selvedge.lab.process.ChildSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every model's server calls: PostgreSQL and the payment service, started once for all models. */
final class Downstreams implements AutoCloseable {

    static final List<String> QUIET = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ChildProcess> children = new ArrayList<>();
    private final Map<String, Integer> adminPorts = new LinkedHashMap<>();
    private @Nullable Postmaster postmaster;
    private final String jdbcUrl;
    private final OrderDatabase database;
    private final int paymentPort;

    Downstreams(@Nullable String postgres, Progress progress)
            throws ChildFailedException, DatabaseException, InterruptedException {
        try {
            if (postgres == null) {
                progress.step("starting PostgreSQL", Plan.DATABASE_SECONDS);
                ReadyLine ready = start("database", "dev.selvedge.lab.database.DatabaseMain", List.of());
                postmaster = Postmaster.find(ready.port()).orElse(null);
                jdbcUrl = "jdbc:postgresql://127.0.0.1:" + ready.port() + "/postgres?user=postgres";
            } else {
                jdbcUrl = OrderDatabase.jdbcUrl(postgres);
            }
            database = OrderDatabase.connect(jdbcUrl, null, null);
            database.create();
            progress.step("starting the payment service", Plan.PAYMENT_SECONDS);
            List<String> delay = List.of("--delay-ms", Integer.toString(Settings.PAYMENT_MILLIS));
            paymentPort = start("payment", "dev.selvedge.lab.payment.PaymentMain", delay)
                    .port();
        } catch (ChildFailedException | DatabaseException | InterruptedException e) {
            closeChildren();
            throw e;
        }
    }

    private ReadyLine start(String name, String mainClass, List<String> arguments)
            throws ChildFailedException, InterruptedException {
        List<String> options = new ArrayList<>(QUIET);
        options.add("-Xmx256m");
        options.add("-XX:+UseSerialGC");
        ChildProcess child = ChildProcess.start(new ChildSpec(name, mainClass, options, arguments), line -> {});
        children.add(child);
        ReadyLine ready = child.awaitReady(PATIENCE);
        adminPorts.put(name + "_", ready.admin());
        return ready;
    }

    List<ChildProcess> children() {
        return List.copyOf(children);
    }

    /** Returns the admin ports, each with what its values are to begin with. */
    Map<String, Integer> adminPorts() {
        return Map.copyOf(adminPorts);
    }

    OrderDatabase database() {
        return database;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    String paymentUrl() {
        return "http://127.0.0.1:" + paymentPort;
    }

    private void closeChildren() {
        children.parallelStream().forEach(ChildProcess::close);
        Postmaster left = postmaster;
        if (left != null) {
            left.endIfLeft();
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (DatabaseException e) {
            // The database may be gone already, and its connection with it.
        }
        closeChildren();
    }
}
