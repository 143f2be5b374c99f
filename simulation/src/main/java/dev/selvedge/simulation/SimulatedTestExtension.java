package dev.selvedge.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Runs a {@link SimulatedTest}: instead of JUnit's one call, one call for each schedule. */
final class SimulatedTestExtension implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> invocationContext,
            ExtensionContext extensionContext)
            throws Throwable {
        invocation.skip();
        Method method = invocationContext.getExecutable();
        SimulatedTest settings = method.getAnnotation(SimulatedTest.class);
        Fixture fixture = new Fixture(extensionContext, method, invocationContext.getArguments());
        Report report = simulation(settings, fixture::run).run();
        report.uncontrolled().forEach((note, times) -> extensionContext.publishReportEntry("not under control", note));
        report.throwIfFailed();
    }

    private static Simulation simulation(SimulatedTest settings, Simulation.Program program) {
        Simulation simulation = Simulation.of(program)
                .schedules(Long.getLong("selvedge.simulation.schedules", settings.schedules()))
                .seed(Long.getLong("selvedge.simulation.seed", settings.seed()))
                .steps(settings.steps())
                .strategy(Strategy.parse(settings.strategy()));
        if (settings.strict()) {
            simulation = simulation.strict();
        }
        return settings.replay().isEmpty() ? simulation : simulation.replay(settings.replay());
    }

    /** A test's class and methods, as it takes to run it again and again. */
    private record Fixture(
            Class<?> type,
            Method test,
            List<Object> arguments,
            List<Method> before,
            List<Method> after,
            List<Object> outer) {

        Fixture(ExtensionContext context, Method test, List<Object> arguments) {
            this(
                    context.getRequiredTestClass(),
                    test,
                    List.copyOf(arguments),
                    ReflectionSupport.findMethods(
                            context.getRequiredTestClass(),
                            m -> m.isAnnotationPresent(BeforeEach.class),
                            HierarchyTraversalMode.TOP_DOWN),
                    ReflectionSupport.findMethods(
                            context.getRequiredTestClass(),
                            m -> m.isAnnotationPresent(AfterEach.class),
                            HierarchyTraversalMode.BOTTOM_UP),
                    outer(context));
        }

        /** What an inner class's instance is inside of: it is shared by all schedules. */
        private static List<Object> outer(ExtensionContext context) {
            List<Object> instances = context.getRequiredTestInstances().getAllInstances();
            return List.copyOf(instances.subList(0, instances.size() - 1));
        }

        void run() throws Throwable {
            Object instance = instance();
            try {
                for (Method method : before) {
                    call(method, instance);
                }
                call(test, instance, arguments.toArray());
            } finally {
                for (Method method : after) {
                    call(method, instance);
                }
            }
        }

        private Object instance() {
            return outer.isEmpty()
                    ? ReflectionSupport.newInstance(type)
                    : ReflectionSupport.newInstance(type, outer.getLast());
        }

        private static void call(Method method, Object instance, Object... arguments) throws Throwable {
            try {
                method.setAccessible(true);
                method.invoke(instance, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
