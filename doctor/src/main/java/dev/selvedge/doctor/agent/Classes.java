package dev.selvedge.doctor.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The loaded classes, and which of them a line of code uses in a way that initialises them. */
final class Classes {

    private final Map<String, List<Class<?>>> byName = new HashMap<>();
    private boolean unreadable;

    private Classes() {}

    static Classes loadedIn(Instrumentation instrumentation) {
        Classes classes = new Classes();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            classes.byName
                    .computeIfAbsent(type.getName(), _ -> new ArrayList<>(1))
                    .add(type);
        }
        return classes;
    }

    /** The class of a frame's method. */
    Optional<Class<?>> of(StackTraceElement frame) {
        return byName.getOrDefault(frame.getClassName(), List.of()).stream()
                .filter(type -> Objects.equals(nameOf(type.getClassLoader()), frame.getClassLoaderName()))
                .findFirst();
    }

    private static @Nullable String nameOf(@Nullable ClassLoader loader) {
        return loader == null ? null : loader.getName();
    }

    /** Whether the code of a class could not be read, and its uses are not known. */
    boolean hasUnreadable() {
        return unreadable;
    }

    /** The classes that the line of a frame calls static methods of, creates, or uses the static fields of. */
    Collection<Class<?>> usedAt(StackTraceElement frame) {
        Class<?> user = of(frame).orElse(null);
        if (user == null || frame.isNativeMethod() || user.getClassLoader() == null) {
            return List.of();
        }
        Set<Class<?>> used = new LinkedHashSet<>();
        try (InputStream code = codeOf(user)) {
            if (code == null) {
                unreadable = true;
                return List.of();
            }
            ClassModel model = ClassFile.of().parse(code.readAllBytes());
            for (MethodModel method : model.methods()) {
                if (method.methodName().equalsString(frame.getMethodName())) {
                    method.code()
                            .ifPresent(body -> namesAt(body, frame.getLineNumber())
                                    .forEach(name -> find(name, user).ifPresent(used::add)));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            unreadable = true;
        }
        return used;
    }

    private Optional<Class<?>> find(String name, Class<?> user) {
        List<Class<?>> known = byName.getOrDefault(name, List.of());
        return known.stream()
                .filter(type -> type.getClassLoader() == user.getClassLoader())
                .findFirst()
                .or(() -> known.stream().findFirst());
    }

    private static Collection<String> namesAt(CodeModel body, int line) {
        Set<String> names = new LinkedHashSet<>();
        int at = -1;
        for (CodeElement element : body) {
            if (element instanceof LineNumber number) {
                at = number.line();
            } else if (line < 0 || at == line) {
                String internal = initialised(element);
                if (internal != null) {
                    names.add(internal.replace('/', '.'));
                }
            }
        }
        return names;
    }

    private static @Nullable String initialised(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call
            when call.opcode() == Opcode.INVOKESTATIC -> call.owner().asInternalName();
            case FieldInstruction field
            when field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC ->
                field.owner().asInternalName();
            case NewObjectInstruction creation -> creation.className().asInternalName();
            default -> null;
        };
    }

    /** The bytes of a class, from loaders that are the JDK's own code; a program's own loader could do anything when asked. */
    private static @Nullable InputStream codeOf(Class<?> type) throws IOException {
        ClassLoader loader = type.getClassLoader();
        boolean ofJdk = loader.getClass().getModule() == Object.class.getModule();
        URL place = ofJdk || loader.getClass() == URLClassLoader.class
                ? loader.getResource(type.getName().replace('.', '/') + ".class")
                : null;
        if (place == null) {
            return null;
        }
        URLConnection connection = place.openConnection();
        connection.setUseCaches(false); // or the jar would stay open
        return connection.getInputStream();
    }
}
