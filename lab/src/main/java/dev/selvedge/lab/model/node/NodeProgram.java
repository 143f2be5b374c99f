package dev.selvedge.lab.model.node;

import dev.selvedge.lab.plan.Program;
import dev.selvedge.lab.process.ChildSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server of the model {@code node}: the Node.js on the PATH, with a copy of our sources in a temporary folder. It keeps the contract
 * of {@link dev.selvedge.lab.child} like a child in Java does.
 *
 * <p>Arguments: those of {@link dev.selvedge.lab.model.ServerSettings}. Gauges: {@code loops} (1), {@code loop_lag_ms}, {@code pending}
 * (requests under way), {@code connections} (of clients), {@code db_busy}, {@code db_waiting}, {@code payments_pending}.
 */
public final class NodeProgram implements Program {

    private static final String NODE = "node";

    private final String path;

    /** Creates the program; nothing is copied until it is started. */
    public NodeProgram() {
        this(System.getenv().getOrDefault("PATH", ""));
    }

    /** Looks for it in these folders. */
    NodeProgram(String path) {
        this.path = path;
    }

    @Override
    public ChildSpec child(String name, int heapMib, List<String> arguments) {
        String node = find().orElseThrow(
                        () -> new IllegalStateException(missing().orElse("")))
                .toString();
        List<String> command = new ArrayList<>(List.of(
                node,
                "--max-old-space-size=" + heapMib,
                Sources.folder().resolve("server.js").toString()));
        command.addAll(arguments);
        return new ChildSpec(name, command);
    }

    @Override
    public Optional<String> missing() {
        return find().isPresent()
                ? Optional.empty()
                : Optional.of("there is no 'node' on the PATH: install Node.js 20 or newer");
    }

    private Optional<Path> find() {
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NODE))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
