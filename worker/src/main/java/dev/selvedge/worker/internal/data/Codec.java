package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.selvedge.worker.internal.wire.WireException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bytes and back, each as the type that is declared for it. Safe for use by many threads.
 *
 * <p>No bytes name a class, but where a sealed interface is declared: there they choose among those that it permits.
 */
public final class Codec {

    private final CBORMapper mapper;
    private final int maxBytes;

    /** One for each type that was ever written without ends: to make one takes as long as to write a number. */
    private final Map<JavaType, ObjectWriter> writers = new ConcurrentHashMap<>();

    private final Map<JavaType, ObjectReader> readers = new ConcurrentHashMap<>();

    /**
     * Makes one for the allowed types.
     *
     * @param shapes these types; complete
     * @param maxBytes how long a value may be
     */
    public Codec(Shapes shapes, int maxBytes) {
        this.maxBytes = maxBytes;
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(maxBytes).build();
        mapper = CBORMapper.builder(
                        CBORFactory.builder().streamReadConstraints(constraints).build())
                .annotationIntrospector(new PlainRecords(shapes.choices()))
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(Leaves.module())
                .addModule(EndModule.module())
                .build();
        shapes.chosen().forEach(type -> mapper.registerSubtypes(new NamedType(type, type.getName())));
    }

    /** The declared type as the codec wants it. */
    public static JavaType typeOf(Type type) {
        return TypeFactory.defaultInstance().constructType(type);
    }

    /**
     * Turns a value into bytes.
     *
     * @param type the type that is declared for it, allowed
     * @param value the value
     * @param ends who knows the ends of channels; {@code null} where there are none
     * @return the bytes
     * @throws IllegalArgumentException if it can't be done, such as for an object that holds itself
     */
    public byte[] write(JavaType type, @Nullable Object value, @Nullable Ends ends) {
        byte[] bytes;
        try {
            bytes = writer(type, ends).writeValueAsBytes(value);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "a value of " + type.getRawClass().getTypeName() + " can't cross to another process: " + reason(e),
                    e);
        }
        if (bytes.length > maxBytes) {
            throw new IllegalArgumentException(
                    "a value of " + type.getRawClass().getTypeName() + " takes " + bytes.length + " bytes, and "
                            + maxBytes + " may cross at once: send it in pieces over a channel, or raise maxMessage");
        }
        return bytes;
    }

    private ObjectWriter writer(JavaType type, @Nullable Ends ends) {
        return ends == null
                ? writers.computeIfAbsent(type, mapper::writerFor)
                : mapper.writerFor(type).withAttribute(Ends.class, ends);
    }

    private ObjectReader reader(JavaType type, @Nullable Ends ends) {
        return ends == null
                ? readers.computeIfAbsent(type, mapper::readerFor)
                : mapper.readerFor(type).withAttribute(Ends.class, ends);
    }

    /** Without the way to where it happened, which is as long as the value is deep. */
    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    /**
     * Makes a value of bytes.
     *
     * @param type the type that is declared for it, allowed
     * @param bytes the bytes
     * @param ends who knows the ends of channels; {@code null} where there are none
     * @return the value
     * @throws WireException if they are none
     */
    public @Nullable Object read(JavaType type, byte[] bytes, @Nullable Ends ends) throws WireException {
        try {
            return reader(type, ends).readValue(bytes);
        } catch (IOException | IllegalArgumentException | NoSuchElementException e) {
            throw new WireException("what came is no " + type.getRawClass().getTypeName() + ": " + reason(e), e);
        }
    }
}
