package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.selvedge.Receiver;
import dev.selvedge.Sender;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types that may cross the border: what is declared, from the allowed types on, and nothing else. Each is a record, an enum,
 * a sealed interface of such, a list, set, map or array of such, or one value. So the bytes choose among types that are known
 * before the first byte is read, and none of these runs code of its own but the canonical constructor of a record.
 */
public final class Shapes {

    private static final Set<Class<?>> CONTAINERS = Set.of(List.class, Set.class, Collection.class);

    private final Set<JavaType> seen = new LinkedHashSet<>();
    private final Set<Class<?>> choices = new LinkedHashSet<>();
    private final Set<Class<?>> chosen = new LinkedHashSet<>();

    /** Makes one that allows nothing yet. */
    public Shapes() {}

    /**
     * Allows a type that is declared somewhere.
     *
     * @param type the type
     * @param where where, for the message
     * @throws IllegalArgumentException if it, or what it declares, can't cross
     */
    public void allow(JavaType type, String where) {
        Class<?> raw = type.getRawClass();
        if (Leaves.has(raw) || raw.isEnum() || !seen.add(type)) {
            return;
        }
        if (raw.isArray()) {
            allow(type.getContentType(), "an element of " + where);
        } else if (raw.isRecord()) {
            allowComponents(type);
        } else if (raw.isInterface() && raw.isSealed()) {
            allowChoice(type);
        } else {
            allowContainer(type, where);
        }
    }

    /**
     * Allows a record that may have ends of channels among its components.
     *
     * @throws IllegalArgumentException if what it declares can't cross
     */
    public void allowWithEnds(JavaType type) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            JavaType declared = declared(type, component);
            if (isEnd(declared.getRawClass())) {
                allow(declared.containedTypeOrUnknown(0), "an element of " + describe(component));
            } else {
                allow(declared, describe(component));
            }
        }
    }

    /** The sealed interfaces among them, where the bytes say which type it is. */
    Set<Class<?>> choices() {
        return choices;
    }

    /** The types that can be chosen there. */
    Set<Class<?>> chosen() {
        return chosen;
    }

    private void allowComponents(JavaType type) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            allow(declared(type, component), describe(component));
        }
    }

    private void allowChoice(JavaType type) {
        choices.add(type.getRawClass());
        for (Class<?> permitted : type.getRawClass().getPermittedSubclasses()) {
            chosen.add(permitted);
            JavaType one = TypeFactory.defaultInstance().constructType(permitted);
            allow(one, permitted.getTypeName() + ", which " + type.getRawClass().getSimpleName() + " permits");
        }
    }

    private void allowContainer(JavaType type, String where) {
        if (CONTAINERS.contains(type.getRawClass())) {
            allow(type.getContentType(), "an element of " + where);
        } else if (type.getRawClass() == Map.class && isKey(type.getKeyType().getRawClass())) {
            allow(type.getContentType(), "a value of " + where);
        } else {
            throw new IllegalArgumentException(
                    where + " is of type " + type.getRawClass().getTypeName()
                            + ", which can't cross to another process: declare a record, an enum, a sealed interface of such, a list,"
                            + " set, array or map of such (by text or number), a string, a number, a duration or a date"
                            + (isEnd(type.getRawClass()) ? "; an end of a channel is a component of a job" : ""));
        }
    }

    private static boolean isKey(Class<?> type) {
        return Leaves.isKey(type) || type.isEnum();
    }

    private static boolean isEnd(Class<?> type) {
        return type == Sender.class || type == Receiver.class;
    }

    private static JavaType declared(JavaType owner, RecordComponent component) {
        return TypeFactory.defaultInstance().resolveMemberType(component.getGenericType(), owner.getBindings());
    }

    private static String describe(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
