package dev.selvedge.simulation.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which fields are final, read from class files: no class is loaded for it. */
final class FinalFields {

    /** What of a class is looked at. */
    private record Fields(
            Map<String, Boolean> isFinal, @Nullable String superclass) {}

    private static final Fields UNKNOWN = new Fields(Map.of(), null);

    private final ClassLoader loader;
    private final Map<String, Fields> known = new ConcurrentHashMap<>();

    FinalFields(ClassLoader loader) {
        this.loader = loader;
    }

    /** Whether a field is known to be final; it may be inherited. */
    boolean contains(String owner, String name) {
        String type = owner;
        while (type != null) {
            Fields fields = fieldsOf(type);
            Boolean isFinal = fields.isFinal.get(name);
            if (isFinal != null) {
                return isFinal;
            }
            type = fields.superclass;
        }
        return false;
    }

    private Fields fieldsOf(String type) {
        Fields fields = known.get(type);
        if (fields == null) {
            fields = read(type);
            known.put(type, fields);
        }
        return fields;
    }

    private Fields read(String type) {
        try (InputStream in = loader.getResourceAsStream(type + ".class")) {
            return in == null ? UNKNOWN : fields(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static Fields fields(ClassModel model) {
        return new Fields(
                model.fields().stream()
                        .collect(Collectors.toMap(
                                field -> field.fieldName().stringValue(), FinalFields::isFinal, Boolean::logicalAnd)),
                model.superclass().map(entry -> entry.asInternalName()).orElse(null));
    }

    private static boolean isFinal(FieldModel field) {
        return field.flags().has(AccessFlag.FINAL);
    }
}
