package dev.selvedge.worker.internal.data;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.selvedge.Receiver;
import dev.selvedge.Sender;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the end of a channel as its number, and makes an end of the number. */
final class EndModule {

    private static final JavaType UNKNOWN = TypeFactory.unknownType();

    private EndModule() {}

    static SimpleModule module() {
        return new SimpleModule("selvedge-ends")
                .addSerializer(Sender.class, new Writing<>(Sender.class, UNKNOWN))
                .addSerializer(Receiver.class, new Writing<>(Receiver.class, UNKNOWN))
                .addDeserializer(Sender.class, new Reading<>(Sender.class, UNKNOWN))
                .addDeserializer(Receiver.class, new Reading<>(Receiver.class, UNKNOWN));
    }

    private static Ends ends(@Nullable Object attribute) {
        if (attribute instanceof Ends ends) {
            return ends;
        }
        throw new IllegalArgumentException("the end of a channel can cross as a component of a job only");
    }

    private static final class Writing<T> extends JsonSerializer<T> implements ContextualSerializer {

        private final Class<?> side;
        private final JavaType element;

        Writing(Class<?> side, JavaType element) {
            this.side = side;
            this.element = element;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property) {
            if (property == null) {
                return this;
            }
            JavaType declared = property.getType(); // decides: a channel is both a sender and a receiver
            return new Writing<>(declared.getRawClass(), declared.containedTypeOrUnknown(0));
        }

        @Override
        public void serialize(T end, JsonGenerator generator, SerializerProvider provider) throws IOException {
            Ends ends = ends(provider.getAttribute(Ends.class));
            generator.writeNumber(
                    side == Sender.class
                            ? ends.numberOf((Sender<?>) end, element)
                            : ends.numberOf((Receiver<?>) end, element));
        }
    }

    private static final class Reading<T> extends JsonDeserializer<T> implements ContextualDeserializer {

        private final Class<T> side;
        private final JavaType element;

        Reading(Class<T> side, JavaType element) {
            this.side = side;
            this.element = element;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return property == null
                    ? this
                    : new Reading<>(side, property.getType().containedTypeOrUnknown(0));
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Ends ends = ends(context.getAttribute(Ends.class));
            int number = parser.getIntValue();
            return side.cast(side == Sender.class ? ends.sender(number, element) : ends.receiver(number, element));
        }
    }
}
