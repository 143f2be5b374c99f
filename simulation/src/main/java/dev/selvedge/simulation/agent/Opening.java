package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.engine.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Opens of the JDK what the simulation needs, and makes the bridge known to it. */
final class Opening {

    private static final String BRIDGE = "dev/selvedge/simulation/agent/bridge/Bridge";

    private Opening() {}

    static void open(Instrumentation instrumentation) throws IOException {
        instrumentation.appendToBootstrapClassLoaderSearch(bridgeJar());
        Module base = Object.class.getModule();
        Set<Module> us = Set.of(Schedule.class.getModule());
        instrumentation.redefineModule(
                base,
                Set.of(Members.bridgeModule()),
                Map.of(),
                Map.of("java.lang", us, "java.util.concurrent.locks", us),
                Set.of(),
                Map.of());
    }

    /** The boot class loader takes only jars: the bridge's classes, as we have them, are put into one. */
    private static JarFile bridgeJar() throws IOException {
        Path jar = Files.createTempFile("selvedge-bridge", ".jar");
        jar.toFile().deleteOnExit();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of(BRIDGE + ".class", BRIDGE + "$Hooks.class")) {
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Opening.class.getClassLoader().getResourceAsStream(name)) {
                    if (in == null) {
                        throw new IOException(name + " is not where the agent's own classes are");
                    }
                    in.transferTo(out);
                }
            }
        }
        return new JarFile(jar.toFile());
    }
}
