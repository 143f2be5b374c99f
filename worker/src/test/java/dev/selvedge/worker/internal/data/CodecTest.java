package dev.selvedge.worker.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.selvedge.worker.internal.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Bytes make values of the declared types, or nothing. */
class CodecTest {

    private static final AtomicInteger MADE = new AtomicInteger();

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(int side) implements Shape {
        Square {
            if (side < 0) {
                throw new IllegalArgumentException("side is " + side);
            }
        }
    }

    record Pair<A, B>(A first, B second) {}

    record Drawing(List<Shape> shapes, Pair<String, Path> names, Instant at) {}

    record Forbidden(int any) {
        Forbidden {
            MADE.incrementAndGet();
        }
    }

    record Nest(List<Nest> inside) {}

    private static Codec codec(Class<?>... allowed) {
        Shapes shapes = new Shapes();
        for (Class<?> type : allowed) {
            shapes.allow(Codec.typeOf(type), type.getSimpleName());
        }
        return new Codec(shapes, 1 << 20);
    }

    private final Codec codec = codec(Drawing.class, Nest.class);
    private final JavaType drawing = Codec.typeOf(Drawing.class);
    private final JavaType shape = Codec.typeOf(Shape.class);

    private static byte[] cbor(Object tree) throws IOException {
        return new ObjectMapper(new CBORFactory()).writeValueAsBytes(tree);
    }

    @Test
    void value_comesBackAsItWas() throws WireException {
        Drawing sent = new Drawing(
                List.of(new Circle(0.5), new Square(2)),
                new Pair<>("a", Path.of("b", "c")),
                Instant.parse("2026-11-20T10:15:30Z"));
        assertThat(codec.read(drawing, codec.write(drawing, sent, null), null)).isEqualTo(sent);
    }

    @Test
    void choice_isAmongThePermittedTypes_alone() throws IOException {
        String circle = Circle.class.getName();
        assertThat(codec.read(shape, cbor(List.of(circle, Map.of("radius", 1.5))), null))
                .isEqualTo(new Circle(1.5));
        for (String name : List.of(Forbidden.class.getName(), "java.util.ArrayList", "no.such.Type", "")) {
            byte[] bytes = cbor(List.of(name, Map.of("any", 1)));
            assertThatThrownBy(() -> codec.read(shape, bytes, null)).isInstanceOf(WireException.class);
        }
        assertThat(MADE).hasValue(0);
    }

    @Test
    void value_thatItsConstructorRefuses_isNone() throws IOException {
        byte[] bytes = cbor(List.of(Square.class.getName(), Map.of("side", -1)));
        assertThatThrownBy(() -> codec.read(shape, bytes, null))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("side is -1");
    }

    @Test
    void component_thatIsUnknown_orOfAnotherType_orMissing_isRefused() throws IOException {
        String circle = Circle.class.getName();
        for (Map<String, ?> components : List.of(
                Map.<String, Object>of("radius", 1.5, "more", 1),
                Map.<String, Object>of("radius", "1.5"),
                Map.<String, Object>of(),
                Map.<String, Object>of("radius", List.of()))) {
            byte[] bytes = cbor(List.of(circle, components));
            assertThatThrownBy(() -> codec.read(shape, bytes, null)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void object_thatHoldsItself_isRefused() {
        List<Nest> inside = new ArrayList<>();
        Nest nest = new Nest(inside);
        inside.add(nest);
        assertThatThrownBy(() -> codec.write(Codec.typeOf(Nest.class), nest, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can't cross to another process");
    }

    @Test
    void bytes_thatNestWithoutEnd_areRefused() {
        byte[] deep = new byte[500_000];
        for (int at = 0; at + 1 < deep.length; at += 8) { // {"inside":[ again and again
            System.arraycopy(new byte[] {(byte) 0xBF, 0x66, 'i', 'n', 's', 'i', 'd', 'e'}, 0, deep, at, 8);
        }
        assertThatThrownBy(() -> codec.read(Codec.typeOf(Nest.class), deep, null))
                .isInstanceOf(WireException.class);
        byte[] arrays = new byte[500_000];
        Arrays.fill(arrays, (byte) 0x9F);
        assertThatThrownBy(() -> codec.read(Codec.typeOf(Nest.class), arrays, null))
                .isInstanceOf(WireException.class);
    }

    @Test
    void lengths_thatLie_areRefused_withoutMemoryForThem() {
        byte[] bytesOfTwoGigabytes = {0x5A, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xF0, 1, 2};
        assertThatThrownBy(() -> codec.read(Codec.typeOf(byte[].class), bytesOfTwoGigabytes, null))
                .isInstanceOf(WireException.class);
        byte[] arrayOfTwoBillion = {(byte) 0x9A, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xF0, 1, 2};
        assertThatThrownBy(() -> codec.read(Codec.typeOf(long[].class), arrayOfTwoBillion, null))
                .isInstanceOf(WireException.class);
    }

    @Test
    void randomBytes_areRefused_orAValue_andNothingElse() {
        byte[] good = codec.write(
                drawing, new Drawing(List.of(new Circle(0.5)), new Pair<>("a", Path.of("b")), Instant.EPOCH), null);
        Random random = new Random(7);
        int refused = 0;
        for (int turn = 0; turn < 5_000; turn++) {
            byte[] bytes = good.clone();
            for (int change = 0; change <= turn % 4; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(codec.read(drawing, bytes, null)).isInstanceOfAny(Drawing.class, Void.class);
            } catch (WireException asItShould) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        assertThat(MADE).hasValue(0);
    }

    record Holder(Map<Shape, String> byShape) {}

    @Test
    void types_thatCantCross_areNamedWithTheirPlace() {
        assertThatThrownBy(() -> codec(Holder.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Holder.byShape is of type java.util.Map");
        assertThatThrownBy(() -> codec(Thread.class)).hasMessageContaining("Thread is of type java.lang.Thread");
    }
}
