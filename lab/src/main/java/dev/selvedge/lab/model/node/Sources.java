package dev.selvedge.lab.model.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.child.TemporaryFolder;
import dev.selvedge.lab.order.OrderSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The JavaScript of the server, copied once out of the class path, where Node.js can't read it, to a folder that goes with this JVM. */
final class Sources {

    private static final List<String> FILES = List.of(
            "server.js",
            "settings.js",
            "endpoint.js",
            "request.js",
            "refusal.js",
            "shop.js",
            "database.js",
            "payments.js",
            "gauges.js",
            "admin.js",
            "postgres/bytes.js",
            "postgres/connection.js",
            "postgres/errors.js",
            "postgres/index.js",
            "postgres/large.js",
            "postgres/query.js",
            "postgres/queue.js",
            "postgres/result.js",
            "postgres/subscribe.js",
            "postgres/types.js");

    /** The SQL of the workload, which has one source for all models. */
    private static final Map<String, String> STATEMENTS = Map.of(
            "PRICES", OrderSql.PRICES,
            "READ", OrderSql.READ,
            "WRITE", OrderSql.WRITE,
            "SEARCH", OrderSql.SEARCH,
            "CART", OrderSql.CART,
            "SOLD_OUT", OrderSql.SOLD_OUT,
            "APPLICATION", OrderSql.APPLICATION);

    private Sources() {}

    /** Returns the folder. */
    static Path folder() {
        return Copy.FOLDER.path();
    }

    /** Made when it is first asked for. */
    private static final class Copy {

        static final TemporaryFolder FOLDER = copy();

        private static TemporaryFolder copy() {
            try {
                TemporaryFolder folder = TemporaryFolder.create("node");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "node-sources-end"));
                Files.createDirectory(folder.path().resolve("postgres"));
                for (String file : FILES) {
                    copy(file, folder.path().resolve(file));
                }
                new ObjectMapper()
                        .writeValue(folder.path().resolve("statements.json").toFile(), STATEMENTS);
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException("the server in JavaScript can't be copied to a temporary folder", e);
            }
        }

        private static void copy(String file, Path target) throws IOException {
            try (InputStream in = Sources.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IOException("'" + file + "' is missing from the build");
                }
                Files.copy(in, target);
            }
        }

        private static void delete(TemporaryFolder folder) {
            try {
                folder.close();
            } catch (IOException e) {
                // What is left is in the system's folder for temporary files.
            }
        }
    }
}
