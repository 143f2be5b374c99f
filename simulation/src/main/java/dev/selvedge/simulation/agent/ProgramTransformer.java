package dev.selvedge.simulation.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Rewrites the classes under test as they are loaded, by whatever thread. */
final class ProgramTransformer implements ClassFileTransformer {

    private final Selection selection;
    private final Instrumentation instrumentation;
    private final Map<ClassLoader, ProgramRewriter> rewriters = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<String, String> failures = Collections.synchronizedMap(new TreeMap<>());

    ProgramTransformer(Selection selection, Instrumentation instrumentation) {
        this.selection = selection;
        this.instrumentation = instrumentation;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String type,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        if (type == null || loader == null || !selection.contains(type, domain)) {
            return null;
        }
        try {
            if (!seesUs(loader)) {
                throw new IllegalStateException("its class loader does not find the simulation");
            }
            if (module != null && module.isNamed()) {
                letRead(module);
            }
            return rewriters.computeIfAbsent(loader, ProgramRewriter::new).rewrite(original);
        } catch (Throwable problem) { // the JVM would swallow it
            failures.put(type.replace('/', '.'), problem.toString());
            return null;
        }
    }

    /** Whether a loader asks ours, or is ours. */
    private static boolean seesUs(ClassLoader loader) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at == Points.class.getClassLoader()) {
                return true;
            }
        }
        return false;
    }

    private void letRead(Module module) {
        Set<Module> ours = Set.of(Points.class.getModule(), Members.bridgeModule());
        instrumentation.redefineModule(module, ours, Map.of(), Map.of(), Set.of(), Map.of());
    }

    /** The classes that could not be rewritten, each with the reason. */
    Map<String, String> failures() {
        synchronized (failures) {
            return new TreeMap<>(failures);
        }
    }
}
