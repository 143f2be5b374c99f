package dev.selvedge.simulation.agent;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which calls of code under test matter to other threads, and which of them nobody controls. */
final class Calls {

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String UTIL = "java/util/";
    private static final String THREAD = "java/lang/Thread";

    private static final Set<String> OF_THREADS = Set.of(
            "start", "startVirtualThread", "join", "interrupt", "isInterrupted", "isAlive", "getState", "isTerminated");

    private static final Set<String> COLLECTIONS =
            Set.of("Map", "List", "Set", "Queue", "Deque", "Collection", "Vector", "Stack", "Hashtable", "Properties");

    private static final String PLATFORM =
            "runs by itself: start virtual threads (Thread.startVirtualThread, Executors.newVirtualThreadPerTaskExecutor, a scope)";
    private static final String POOL =
            "uses a pool of platform threads, which run by themselves: hand in an executor of virtual threads";
    private static final String RANDOM = "is not the same in a replay: use Simulation.random()";

    /** By class, method and, where overloads differ, the parameters that make it one. */
    private static final Map<String, String> UNCONTROLLED = Map.ofEntries(
            Map.entry("java/lang/Thread.<init>", PLATFORM),
            Map.entry("java/lang/Thread.ofPlatform", PLATFORM),
            Map.entry("java/util/Timer.<init>", PLATFORM),
            Map.entry("java/util/concurrent/ForkJoinPool.<init>", PLATFORM),
            Map.entry("java/util/concurrent/ForkJoinPool.commonPool", POOL),
            Map.entry("java/util/concurrent/Executors.newWorkStealingPool", POOL),
            Map.entry("java/util/Collections.shuffle(Ljava/util/List;)V", RANDOM),
            Map.entry("java/util/concurrent/ThreadLocalRandom.current", RANDOM),
            Map.entry("java/security/SecureRandom.<init>", RANDOM),
            Map.entry("java/util/UUID.randomUUID", RANDOM));

    private Calls() {}

    /** Whether another thread may see a difference between before and after. */
    static boolean isPoint(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (name.equals(ConstantDescs.INIT_NAME)) {
            return false;
        }
        if (owner.equals(THREAD) || owner.startsWith(THREAD + "$Builder")) {
            return OF_THREADS.contains(name);
        }
        if (call.opcode() == Opcode.INVOKESTATIC) {
            return owner.equals(CONCURRENT + "locks/LockSupport");
        }
        return owner.equals("java/lang/invoke/VarHandle") || isConcurrent(owner) || isCollection(owner);
    }

    private static boolean isConcurrent(String owner) {
        return owner.startsWith(CONCURRENT)
                && !owner.equals(CONCURRENT + "TimeUnit")
                && !owner.equals(CONCURRENT + "ThreadLocalRandom");
    }

    private static boolean isCollection(String owner) {
        return owner.startsWith(UTIL)
                && owner.indexOf('/', UTIL.length()) < 0
                && COLLECTIONS.stream().anyMatch(owner::endsWith);
    }

    /** Why no simulation controls what the call does, and what to do instead; {@code null} if it is none of those known. */
    static @Nullable String uncontrolled(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        String type = call.type().stringValue();
        String advice = UNCONTROLLED.get(owner + "." + name);
        if (advice == null) {
            advice = UNCONTROLLED.get(owner + "." + name + type);
        }
        if (advice != null) {
            return advice;
        }
        return isPool(owner, name, type) || isAsync(owner, name, type) || isParallel(owner, name) ? POOL : null;
    }

    private static boolean isPool(String owner, String name, String type) {
        return owner.equals(CONCURRENT + "Executors")
                && name.startsWith("new")
                && !name.contains("Virtual")
                && !type.contains("ThreadFactory;)")
                && !name.equals("newThreadPerTaskExecutor");
    }

    private static boolean isAsync(String owner, String name, String type) {
        return owner.equals(CONCURRENT + "CompletableFuture")
                && name.endsWith("Async")
                && !type.contains("Ljava/util/concurrent/Executor;)");
    }

    private static boolean isParallel(String owner, String name) {
        return (owner.startsWith(UTIL) && name.equals("parallelStream"))
                || (owner.startsWith("java/util/stream/") && name.equals("parallel"));
    }
}
