package dev.selvedge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Scope;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.WorkerOutput.Source;
import dev.selvedge.worker.internal.data.Codec;
import dev.selvedge.worker.internal.data.Shapes;
import dev.selvedge.worker.internal.stream.Streams;
import dev.selvedge.worker.internal.wire.FrameReader;
import dev.selvedge.worker.internal.wire.FrameWriter;
import dev.selvedge.worker.internal.wire.Kind;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child that sends nonsense is killed, and its job is told why: here the test plays the child, and {@code sleep} its process. */
class HostileChildTest {

    private static final int MAX_BODY = 1000;
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2000, 11, 1, 0, announces a body of 2000 bytes",
        "-5, 5, 1, 0, announces a body of -5 bytes",
        "0, 77, 1, 0, unknown kind 77",
        "0, 5, 0, 0, a frame RESULT for no job",
        "0, 8, 1, 4, job 1 has no channel 4",
        "0, 3, 1, 0, job 1 has no channel 0",
        "3, 6, 1, 0, what came is no dev.selvedge.worker.internal.data.Failure"
    })
    void nonsense_endsTheChild_andItsJobSaysWhy(int length, byte kind, int job, int channel, String why)
            throws InterruptedException, IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            try (SocketChannel theirs = SocketChannel.open(server.getLocalAddress())) {
                Child child = child(process, server.accept());
                Assignment assignment = assignment();
                Scope.run(scope -> {
                    scope.fork(
                            "keeper",
                            () -> child.serve(_ -> child.perform(assignment, Event.create()), Duration.ofMillis(50)));
                    assertThat(theirs.read(ByteBuffer.allocate(MAX_BODY))).isPositive(); // its start
                    theirs.write(ByteBuffer.allocate(16)
                            .putInt(length)
                            .put(kind)
                            .putInt(job)
                            .putInt(channel)
                            .put(new byte[3])
                            .flip());
                    assertThat(assignment.await())
                            .extracting(Answer::cause)
                            .asInstanceOf(InstanceOfAssertFactories.throwable(WorkerEndedException.class))
                            .hasMessageContaining("it broke the rules of the wire: ")
                            .hasMessageContaining(why);
                });
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.isAlive()).isFalse();
    }

    private static Child child(Process process, SocketChannel ours) {
        OutputLines lines = new OutputLines("hostile", (_, _, _) -> {});
        return new Child(new Child.Parts(
                "hostile-1",
                process,
                ours,
                new FrameReader(ours, MAX_BODY),
                new FrameWriter(ours),
                OutputDrain.start("hostile-1", Source.OUT, process.getInputStream(), lines),
                OutputDrain.start("hostile-1", Source.ERR, process.getErrorStream(), lines)));
    }

    private static Assignment assignment() {
        Codec codec = new Codec(new Shapes(), MAX_BODY);
        Streams streams = new Streams(1, 8, codec, RemoteException::of);
        return new Assignment(1, new Assignment.Content("Any", "any", Map.of(), NOTHING), streams, _ -> null);
    }

    @SuppressWarnings("EnumOrdinal") // the place is the byte on the wire
    @ParameterizedTest
    @CsvSource({"RESULT, 5", "FAILED, 6", "ITEM, 8", "START, 3"})
    void numbers_ofKinds_areAsTheTestAboveSaysThem(Kind kind, int number) {
        assertThat(Kind.values()[number]).isEqualTo(kind);
    }
}
