package dev.selvedge.simulation.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Rewrites classes of the JDK, those that are loaded already and those to come. */
final class JdkTransformer implements ClassFileTransformer {

    private final JdkRewriter rewriter = new JdkRewriter();
    private final Map<String, String> failures = Collections.synchronizedMap(new TreeMap<>());

    void install(Instrumentation instrumentation) throws UnmodifiableClassException, ClassNotFoundException {
        Class.forName(LockSupport.class.getName());
        Class.forName(Clock.class.getName());
        Class.forName("java.lang.VirtualThread");
        instrumentation.addTransformer(this, true);
        Class<?>[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> type.getClassLoader() == null
                        && JdkRewriter.concerns(type.getName().replace('.', '/'))
                        && instrumentation.isModifiableClass(type))
                .toArray(Class<?>[]::new);
        instrumentation.retransformClasses(loaded);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String type,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] original) {
        if (type == null || loader != null || !JdkRewriter.concerns(type)) {
            return null;
        }
        try {
            return rewriter.rewrite(original);
        } catch (Throwable problem) { // the JVM would swallow it
            failures.put(type.replace('/', '.'), problem.toString());
            return null;
        }
    }

    /** The classes that could not be rewritten, each with the reason. */
    Map<String, String> failures() {
        synchronized (failures) {
            return new TreeMap<>(failures);
        }
    }
}
