package dev.selvedge.worker.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames as they should be, and bytes as they should not be. */
class FramesTest {

    private static final int MAX = 1 << 20;

    private static byte[] written(Frame... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(Channels.newChannel(bytes));
        writer.greet();
        for (Frame frame : frames) {
            writer.write(frame);
        }
        writer.flush();
        return bytes.toByteArray();
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)), MAX);
    }

    private static FrameReader greeted(byte[] bytes) throws IOException {
        FrameReader reader = reader(bytes);
        reader.greet();
        return reader;
    }

    @Test
    void frames_comeAsTheyWereSent_whateverTheirLength() throws IOException {
        byte[] large = new byte[700_001];
        new Random(1).nextBytes(large);
        FrameReader reader = greeted(written(
                Frame.of(Kind.READY, 0, 0), new Frame(Kind.ITEM, 7, 3, large), Frame.ofNumber(Kind.GRANT, 8, 1, 42)));
        assertThat(reader.read().kind()).isEqualTo(Kind.READY);
        Frame item = reader.read();
        assertThat(item.body()).isEqualTo(large);
        assertThat(item.job()).isEqualTo(7);
        assertThat(item.channel()).isEqualTo(3);
        assertThat(reader.read().number()).isEqualTo(42);
        assertThat(reader.read()).isNull();
    }

    @Test
    void greeting_ofAnotherVersion_isRefused_andNamesBoth() {
        byte[] other = ByteBuffer.allocate(8).putInt(0x53454C56).putInt(99).array();
        assertThatThrownBy(() -> greeted(other))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("speaks version 99 of the wire, and this one 1");
    }

    @Test
    void greeting_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> greeted("GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("no worker of Selvedge");
        assertThatThrownBy(() -> greeted(new byte[0])).isInstanceOf(WireException.class);
    }

    @Test
    void frame_thatIsCutOff_anywhere_isRefused() throws IOException {
        byte[] whole = written(new Frame(Kind.ITEM, 1, 0, new byte[20]));
        for (int length = 9; length < whole.length; length++) {
            FrameReader reader = greeted(Arrays.copyOf(whole, length));
            assertThatThrownBy(reader::read)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("in the middle of a frame");
        }
    }

    @Test
    void length_thatIsTooLarge_orNegative_isRefused_withoutMemoryForIt() throws IOException {
        for (int length : new int[] {MAX + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            byte[] bytes = written(Frame.of(Kind.ITEM, 1, 0));
            ByteBuffer.wrap(bytes).putInt(8, length);
            FrameReader reader = greeted(bytes);
            assertThatThrownBy(reader::read)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("announces a body of " + length);
        }
    }

    @Test
    void kind_thatIsUnknown_isRefused() throws IOException {
        for (byte code : new byte[] {100, -1}) {
            byte[] bytes = written(Frame.of(Kind.ITEM, 1, 0));
            bytes[12] = code;
            FrameReader reader = greeted(bytes);
            assertThatThrownBy(reader::read)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("unknown kind " + code);
        }
    }

    @Test
    void randomBytes_giveFrames_orAWireException_andNothingElse() {
        for (long seed = 0; seed < 2_000; seed++) {
            byte[] bytes = new byte[200];
            new Random(seed * 0x9E3779B97F4A7C15L).nextBytes(bytes);
            ByteBuffer.wrap(bytes).putInt(0x53454C56).putInt(1);
            if (seed % 2 == 0) {
                ByteBuffer.wrap(bytes).putInt(8, (int) (seed % 50)).put(12, (byte) (seed % 13));
            }
            assertThatCode(() -> readAll(bytes)).doesNotThrowAnyException();
        }
    }

    private static void readAll(byte[] bytes) throws IOException {
        FrameReader reader = greeted(bytes);
        try {
            while (reader.read() != null) {
                assertThat(bytes).isNotEmpty();
            }
        } catch (WireException asItShould) {
            assertThat(asItShould).hasMessageMatching("(?s).+");
        }
    }
}
