package dev.selvedge.lab.run;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.WrongUsageException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Looks, before anything is started, for what would make a run fail in its middle. */
public final class Preflight {

    /** Files that a server has open besides its connections: libraries, pipes, the database. */
    private static final int OTHER_FILES = 300;

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** Ports that other programs may have. */
    private static final int OTHER_PORTS = 1_000;

    private static final int ALL_PORTS = 65_535;

    private Preflight() {}

    /**
     * Checks what can be checked.
     *
     * @param settings what is asked for
     * @throws WrongUsageException if it can't be done here; says why, and what to do
     */
    public static void check(Settings settings) {
        checkFiles(settings.connections(), settings.workload().filesPerConnection(), openFiles());
        settings.models().forEach(Preflight::checkModel);
        checkPorts(settings.connections(), localPorts());
        checkFolder(settings.out());
        checkPort(settings.port());
    }

    /** A server holds the connection of each client, and perhaps one to a service that the client's request waits for. */
    static void checkFiles(int connections, int each, long allowed) {
        long needed = (long) each * connections + OTHER_FILES;
        if (needed > allowed) {
            long possible = Math.max(0, (allowed - OTHER_FILES) / each);
            throw new WrongUsageException(
                    ("%,d connections need %,d open files in one process, and this system allows %,d:"
                                    + " raise the limit first (ulimit -n %d; LimitNOFILE= for a service), or ask for at most"
                                    + " --connections %d")
                            .formatted(connections, needed, allowed, needed, possible));
        }
    }

    /** Each connection to one server needs a port of its own on the side of the client. */
    static void checkPorts(int connections, int free) {
        if (connections > free) {
            throw new WrongUsageException(
                    ("%,d connections to one server need as many local ports, and this system gives out %,d: widen the range"
                                    + " first (sysctl -w net.ipv4.ip_local_port_range='10240 65000'), or ask for at most --connections %d")
                            .formatted(connections, free, free));
        }
    }

    /** Returns how many ports the system gives to clients; where it does not say, as many as there are. */
    private static int localPorts() {
        try {
            String[] range = Files.readString(PORT_RANGE).strip().split("\\s+", -1);
            return Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1 - OTHER_PORTS;
        } catch (IOException | RuntimeException e) {
            return ALL_PORTS;
        }
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    private static void checkModel(Model model) {
        model.program().missing().ifPresent(missing -> {
            throw new WrongUsageException("the model '" + model.name() + "' can't run here: " + missing);
        });
    }

    static void checkFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".probe", ""));
        } catch (IOException e) {
            throw new WrongUsageException("the folder '" + folder + "' can't be written (" + reason(e, folder)
                    + "): name another one with --out DIR");
        }
    }

    private static String reason(IOException e, Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return "it is a file";
        }
        return e.getClass()
                .getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    static void checkPort(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new WrongUsageException("port " + port + " can't be used (" + e.getMessage()
                    + "): give another --port, or none to take a free one");
        }
    }
}
