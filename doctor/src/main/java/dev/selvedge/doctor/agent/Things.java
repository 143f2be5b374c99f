package dev.selvedge.doctor.agent;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Names objects. The name is made of the class and the identity hash code, which stay, so that the same object has the same name in
 * later snapshots; where two objects of a class share the code, the second gets a number.
 */
final class Things {

    private final IdentityHashMap<Object, String> ids = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Thing> last = new IdentityHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    String id(Object object) {
        return ids.computeIfAbsent(object, this::newId);
    }

    private String newId(Object object) {
        String id = object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object));
        int use = uses.merge(id, 1, Integer::sum);
        return use == 1 ? id : id + "#" + use;
    }

    Thing monitor(Object object) {
        return new Thing(id(object), "monitor", "monitor of " + called(object));
    }

    private String called(Object object) {
        return switch (object) {
            case Class<?> type -> "class " + type.getName();
            case Thread thread -> thread(thread).description();
            default -> id(object);
        };
    }

    /** Something that is called as its class and its number, without the name of a nested class that does the work inside. */
    Thing thing(String kind, Object object) {
        return thing(kind, object, "");
    }

    Thing thing(String kind, Object object, String addition) {
        Thing known = last.get(object); // 100,000 may wait for the same
        if (known == null || !known.kind().equals(kind) || !known.description().endsWith(addition)) {
            String id = id(object);
            known = new Thing(id, kind, id.replaceFirst("\\$\\w*Sync@", "@") + addition);
            last.put(object, known);
        }
        return known;
    }

    Thing named(String kind, Object object, String description) {
        return new Thing(id(object), kind, description);
    }

    Thing thread(Thread thread) {
        String name = thread.getName();
        String kind = thread.isVirtual() ? "virtual thread " : "thread ";
        return new Thing(
                "thread@" + thread.threadId(),
                "thread",
                kind + "#" + thread.threadId() + (name.isEmpty() ? "" : " '" + name + "'"));
    }

    /** The initialisation of a class. */
    Thing initialisation(Class<?> type) {
        return new Thing(id(type) + ":" + type.getName(), "class", "initialisation of class " + type.getName());
    }

    /** What a thread waits for when all that is known is where. */
    Thing place(Thread thread, String prefix, String description) {
        return new Thing(prefix + "@thread-" + thread.threadId(), "other", description);
    }
}
