package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.worker.internal.wire.WireException;
import java.util.List;
import java.util.Objects;

/** The bodies of those frames that are this library's own. */
public final class Control {

    /** More than any value has: a job is inside. */
    private static final int MAX_BYTES = Integer.MAX_VALUE;

    private static final Codec CODEC = codec();

    private Control() {}

    private static Codec codec() {
        Shapes shapes = new Shapes();
        for (Class<?> type : List.of(Hello.class, Start.class, Failure.class)) {
            shapes.allow(Codec.typeOf(type), type.getSimpleName());
        }
        return new Codec(shapes, MAX_BYTES);
    }

    /** Writes one of them. */
    public static byte[] write(Record body) {
        return CODEC.write(Codec.typeOf(body.getClass()), body, null);
    }

    /**
     * Reads one of them.
     *
     * @throws WireException if the bytes are none
     */
    public static <T extends Record> T read(Class<T> type, byte[] bytes) throws WireException {
        JavaType asDeclared = Codec.typeOf(type);
        return type.cast(Objects.requireNonNull(CODEC.read(asDeclared, bytes, null)));
    }
}
