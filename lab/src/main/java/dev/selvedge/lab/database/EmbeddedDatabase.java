package dev.selvedge.lab.database;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.child.TemporaryFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL that was unpacked and started for the lab, and that goes with it. */
public final class EmbeddedDatabase implements ChildService {

    private static final String DATA = "data";
    private static final Duration START = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final TemporaryFolder folder;

    private EmbeddedDatabase(EmbeddedPostgres postgres, TemporaryFolder folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * Starts a PostgreSQL on a port, or on a free one if that is 0. Takes some seconds.
     *
     * @throws IOException if it does not start
     */
    public static EmbeddedDatabase start(int port, int maxConnections) throws IOException {
        TemporaryFolder folder = TemporaryFolder.create("postgres");
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.path().resolve(DATA))
                    .setOverrideWorkingDirectory(
                            folder.path().resolve("program").toFile())
                    .setPGStartupWait(START)
                    // The data goes when the lab ends, and what is compared is servers, not disks: nothing waits for
                    // a disk, and no checkpoint falls into one model's run and not into another's.
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("checkpoint_timeout", "30min")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("max_connections", Integer.toString(maxConnections));
            if (port != 0) {
                builder.setPort(port);
            }
            return new EmbeddedDatabase(builder.start(), folder);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw new IOException("the embedded PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    /** Returns where it is, for JDBC, without a user. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    public int port() {
        return postgres.getPort();
    }

    @Override
    public Map<String, Number> gauges() {
        long[] sum = new long[2];
        ProcessHandle.allProcesses().filter(this::isPostgres).forEach(process -> {
            sum[0] += process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
            sum[1]++;
        });
        return Map.of("postgres_pid", pid(), "postgres_cpu_ns", sum[0], "postgres_processes", sum[1]);
    }

    /** The process that all others come from; -1 if it is not to be found. */
    private long pid() {
        try (var lines = Files.lines(folder.path().resolve(DATA).resolve("postmaster.pid"))) {
            return lines.findFirst().map(Long::parseLong).orElse(-1L);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return -1;
        }
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(folder.path().toString()))
                .isPresent();
    }

    @Override
    public void end() throws IOException {
        postgres.close();
        folder.close();
    }
}
