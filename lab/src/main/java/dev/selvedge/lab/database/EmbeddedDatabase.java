package dev.selvedge.lab.database;

import dev.selvedge.lab.child.ChildService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that was unpacked and started for the lab, and that goes with it. */
public final class EmbeddedDatabase implements ChildService {

    private static final Duration START = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    /**
     * Starts a PostgreSQL on a port, or on a free one if that is 0. Takes some seconds.
     *
     * @throws IOException if it does not start
     */
    public static EmbeddedDatabase start(int port, int maxConnections) throws IOException {
        Path folder = Files.createTempDirectory("selvedge-lab-postgres");
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                    .setPGStartupWait(START)
                    // The data goes when the lab ends, and what the lab compares is servers, not disks: nothing waits
                    // for
                    // one, and no checkpoint falls into one model's run and not into another's.
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
            delete(folder);
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
        return Map.of("postgres_cpu_ns", sum[0], "postgres_processes", sum[1]);
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.startsWith(folder.toString()))
                .isPresent();
    }

    @Override
    public void end() throws IOException {
        postgres.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // PostgreSQL deletes at the same time
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
