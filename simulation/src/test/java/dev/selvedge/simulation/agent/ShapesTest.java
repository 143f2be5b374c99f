package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rewritten code does what it did: the JVM verifies it, and the results are those of the code as it was compiled. */
class ShapesTest {

    /** Defines classes as they were compiled. */
    private static final class Unchanged extends ClassLoader {

        Unchanged() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = bytesOf(name);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static byte[] bytesOf(String type) throws IOException {
        try (InputStream in =
                ShapesTest.class.getClassLoader().getResourceAsStream(type.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void shapes_areTheSameWhenNotRewritten() throws Exception {
        Class<?> unchanged = new Unchanged().loadClass(Shapes.class.getName());
        assertThat(unchanged).isNotSameAs(Shapes.class);
        assertThat(unchanged.getMethod("all").invoke(null)).isEqualTo(Shapes.all());
    }

    @Test
    void shapes_areTheSameInEverySchedule() throws Exception {
        List<Object> outside = Shapes.all();
        Simulation.of(() -> assertThat(Shapes.all()).isEqualTo(outside))
                .schedules(50)
                .strict()
                .check();
    }

    @Test
    void rewrittenClass_isNoLongerSynchronized_andVerifies() throws IOException {
        ClassFile classFile = ClassFile.of();
        for (Class<?> type : Shapes.class.getDeclaredClasses()) {
            byte[] rewritten = new ProgramRewriter(ShapesTest.class.getClassLoader()).rewrite(bytesOf(type.getName()));
            ClassModel model = classFile.parse(rewritten);
            assertThat(classFile.verify(rewritten)).isEmpty();
            assertThat(model.methods()).noneMatch(method -> method.flags().has(AccessFlag.SYNCHRONIZED));
        }
    }

    @Test
    void blocks_areOfTheKindThatCanBeRewritten() throws IOException {
        ClassModel model = ClassFile.of().parse(bytesOf(Shapes.class.getName()));
        assertThat(model.methods().stream()
                        .flatMap(method -> method.code().stream())
                        .filter(code -> code.elementStream().anyMatch(MonitorInstruction.class::isInstance)))
                .isNotEmpty()
                .allMatch(code -> new MonitorRewriter(code, false).hasWork());
    }
}
