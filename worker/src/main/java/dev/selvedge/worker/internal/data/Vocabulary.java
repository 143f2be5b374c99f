package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.ContextBinding;
import dev.selvedge.ContextLocal;
import dev.selvedge.worker.internal.wire.WireException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a pool and its children have in common: which jobs there are, with what results, and which context locals go along. */
public final class Vocabulary {

    private final Class<?> jobType;
    private final Map<String, JavaType> jobs = new HashMap<>();
    private final List<Carried<?>> locals = new ArrayList<>();
    private final Codec codec;

    /**
     * A context local that goes along.
     *
     * @param name its name on the way
     * @param local the context local
     * @param type the type of its value
     * @param <T> the type of its value
     */
    public record Carried<T>(String name, ContextLocal<T> local, Class<T> type) {

        ContextBinding bind(@Nullable ContextBinding before, Object value) {
            T mine = type.cast(value);
            return before == null ? local.where(mine) : before.where(local, mine);
        }
    }

    /**
     * Checks everything that was allowed, and all that it declares.
     *
     * @param jobType the interface of jobs
     * @param allowed the classes that are allowed
     * @param locals the context locals
     * @param maxMessage how many bytes a value may have
     * @throws IllegalArgumentException if one of them can't cross
     */
    public Vocabulary(Class<?> jobType, Collection<Class<?>> allowed, List<Carried<?>> locals, int maxMessage) {
        this.jobType = jobType;
        this.locals.addAll(locals);
        Shapes shapes = new Shapes();
        for (Class<?> type : allowed) {
            if (jobType.isAssignableFrom(type)) {
                allowJob(shapes, type);
            } else {
                shapes.allow(Codec.typeOf(type), "the allowed type " + type.getTypeName());
            }
        }
        for (Carried<?> carried : locals) {
            shapes.allow(Codec.typeOf(carried.type()), "context local '" + carried.name() + "'");
        }
        codec = new Codec(shapes, maxMessage);
    }

    private void allowJob(Shapes shapes, Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(
                    "job " + type.getTypeName()
                            + " is no record: what a job needs are its components, so that it can be copied and no code is sent");
        }
        JavaType job = Codec.typeOf(type);
        shapes.allowWithEnds(job);
        shapes.allow(resultOf(job), "the result of job " + type.getSimpleName());
        jobs.put(type.getName(), job);
    }

    /** The type of a job of that name; {@code null} if it is not allowed. */
    public @Nullable JavaType job(String name) {
        return jobs.get(name);
    }

    /** The type of a job's result. */
    public JavaType resultOf(JavaType job) {
        return job.findTypeParameters(jobType)[0];
    }

    /** Turns values of these types into bytes and back. */
    public Codec codec() {
        return codec;
    }

    /** The values of the context locals here. */
    public Map<String, byte[]> capture() {
        Map<String, byte[]> values = new HashMap<>();
        for (Carried<?> carried : locals) {
            Object value = carried.local().getOrNull();
            if (value != null) {
                values.put(carried.name(), codec.write(Codec.typeOf(carried.type()), value, null));
            }
        }
        return values;
    }

    /**
     * What binds these values again; {@code null} if there are none.
     *
     * @throws WireException if one of them is none
     */
    public @Nullable ContextBinding bindings(Map<String, byte[]> values) throws WireException {
        ContextBinding bindings = null;
        for (Carried<?> carried : locals) {
            byte[] bytes = values.get(carried.name());
            if (bytes != null) {
                Object value = codec.read(Codec.typeOf(carried.type()), bytes, null);
                bindings = carried.bind(bindings, Objects.requireNonNull(value));
            }
        }
        return bindings;
    }
}
