package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The types that are one value: those that Jackson knows and those that are told by their text. */
final class Leaves {

    private static final Set<Class<?>> KNOWN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            Void.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class);

    private static final Map<Class<?>, Function<String, ?>> BY_TEXT = Map.of(
            Duration.class, Duration::parse,
            Instant.class, Instant::parse,
            LocalDate.class, LocalDate::parse,
            LocalDateTime.class, LocalDateTime::parse,
            Path.class, Path::of);

    private Leaves() {}

    static boolean has(Class<?> type) {
        return type.isPrimitive() || KNOWN.contains(type) || BY_TEXT.containsKey(type);
    }

    /** Tells whether it may be the key of a map. */
    static boolean isKey(Class<?> type) {
        return type == String.class || type == Integer.class || type == Long.class || type == UUID.class;
    }

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("selvedge-leaves");
        BY_TEXT.forEach((type, parse) -> add(module, type, parse));
        return module;
    }

    @SuppressWarnings("unchecked")
    private static <T> void add(SimpleModule module, Class<T> type, Function<String, ?> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new ByText<>(type, (Function<String, T>) parse));
    }

    private static final class ByText<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        ByText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString("");
            try {
                return parse.apply(text);
            } catch (DateTimeException | IllegalArgumentException none) {
                throw context.weirdStringException(text, handledType(), String.valueOf(none.getMessage()));
            }
        }
    }
}
