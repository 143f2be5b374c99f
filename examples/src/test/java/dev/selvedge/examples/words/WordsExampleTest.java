package dev.selvedge.examples.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.TaskFailedException;
import dev.selvedge.examples.Output;
import dev.selvedge.examples.WrongArgumentsException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsExampleTest {
    @TempDir
    private Path folder;

    private final Output output = new Output();
    private final Output errors = new Output();

    private int words(String... args) throws InterruptedException {
        return new WordsExample().run(List.of(args), output.stream(), errors.stream());
    }

    private Tally counted() throws InterruptedException {
        Tally tally = new Pipeline(new Folder(folder), TextFile::count, 3).count();
        assertThat(OneThread.count(new Folder(folder), TextFile::count)).isEqualTo(tally);
        return tally;
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void run_countsAllFiles_andComparesWithOneThread() throws Exception {
        file("a.txt", "The cat and the mouse.");
        file("b/c.txt", "THE END\n");
        assertThat(words(folder.toString(), "--workers", "2")).isZero();
        assertThat(output.lines())
                .contains("2 text files", "7 words, 5 different", "             3  the", "The answers are equal.")
                .anyMatch(line -> line.matches("2 workers +[0-9.]+ s"))
                .anyMatch(line -> line.matches("one thread +[0-9.]+ s"));
        assertThat(errors.text()).isEmpty();
    }

    @Test
    void run_ofManyFiles_losesNone() throws Exception {
        for (int i = 0; i < 500; i++) {
            file(i % 7 + "/" + i + ".txt", "weft ".repeat(i) + "warp");
        }
        assertThat(counted().mostFrequent(2)).containsExactly(Map.entry("weft", 124_750L), Map.entry("warp", 500L));
    }

    @Test
    void run_ofAnEmptyFolder_countsNothing() throws Exception {
        assertThat(words(folder.toString())).isZero();
        assertThat(output.lines()).contains("0 text files", "0 words, 0 different", "The answers are equal.");
    }

    @Test
    void run_withoutFolder_isRefused() {
        assertThatThrownBy(this::words)
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("no DIR given");
        assertThatThrownBy(() -> words(folder.toString(), "--workers", "0"))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessageStartingWith("--workers is '0'");
        assertThatThrownBy(() -> words("a\0b")).isInstanceOf(WrongArgumentsException.class);
    }

    @Test
    void run_ofNoSuchFolder_isOneLine_andCode66() throws Exception {
        assertThat(words(folder.resolve("none").toString())).isEqualTo(66);
        assertThat(words(file("file", "").toString())).isEqualTo(66);
        assertThat(errors.lines()).hasSize(2);
        assertThat(errors.lines().get(0))
                .startsWith("words: there is no '")
                .endsWith("expected a folder that can be read");
        assertThat(errors.lines().get(1)).contains("file' is no folder");
        assertThat(output.text()).isEmpty();
    }

    @Test
    void file_thatCannotBeRead_isCountedAndNamed() throws Exception {
        Path gone = folder.resolve("gone\u001b.txt");
        Source source = (visitor, tally) -> visitor.visit(gone);
        Tally tally = new Pipeline(source, TextFile::count, 2).count();
        assertThat(tally.paths(Tally.Kind.UNREADABLE)).isEqualTo(1);
        assertThat(tally.unreadable())
                .containsExactly(folder.resolve("gone?.txt").toString());
        assertThat(tally).isEqualTo(OneThread.count(source, TextFile::count));
    }

    @Test
    void file_withoutPermission_isCountedAndNamed() throws Exception {
        Path secret = file("secret.txt", "secret");
        file("open.txt", "open");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(secret), "whoever runs this may read everything");
        assertThat(words(folder.toString())).isZero();
        assertThat(output.lines()).contains("1 text file", "1 could not be read:", "    " + secret);
    }

    @Test
    void folder_thatCannotBeRead_isCountedAndNamed() throws Exception {
        Tally tally = OneThread.count(new Folder(folder.resolve("gone")), TextFile::count);
        assertThat(tally.unreadable()).containsExactly(folder.resolve("gone").toString());
    }

    @Test
    void unreadable_namesOnlyTheFirstOfMany_inAnyOrder() {
        Tally forwards = new Tally();
        Tally backwards = new Tally();
        IntStream.range(100, 200).mapToObj(i -> Path.of("f" + i)).forEach(forwards::addUnreadable);
        IntStream.range(100, 200).mapToObj(i -> Path.of("f" + (299 - i))).forEach(backwards::addUnreadable);
        assertThat(forwards).isEqualTo(backwards);
        assertThat(forwards.unreadable()).hasSize(10).startsWith("f100");
        assertThat(forwards.paths(Tally.Kind.UNREADABLE)).isEqualTo(100);
    }

    @Test
    void links_areNotFollowed() throws Exception {
        Path text = file("sub/text.txt", "once");
        Files.createSymbolicLink(folder.resolve("sub/circle"), folder);
        Files.createSymbolicLink(folder.resolve("again.txt"), text);
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("none"));
        Tally tally = counted();
        assertThat(tally.words()).isEqualTo(1);
        assertThat(tally.paths(Tally.Kind.OTHER)).isEqualTo(3);
    }

    @Test
    void folder_thatIsALink_isCounted() throws Exception {
        file("real/text.txt", "once");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        assertThat(words(link.toString())).isZero();
        assertThat(output.lines()).contains("1 text file");
    }

    @Test
    void binaryFile_isLeftOut() throws Exception {
        file("image.png", "PNG\0\0data");
        Tally tally = counted();
        assertThat(tally.words()).isZero();
        assertThat(tally.paths(Tally.Kind.BINARY)).isEqualTo(1);
    }

    @Test
    void brokenUtf8_isNoLetter() throws Exception {
        Files.write(
                folder.resolve("broken"), new byte[] {'a', (byte) 0xff, 'b', ' ', (byte) 0xc3, ' ', 'a', (byte) 0xe2});
        assertThat(counted().mostFrequent(9)).containsExactly(Map.entry("a", 2L), Map.entry("b", 1L));
    }

    @Test
    void word_acrossTwoPieces_isOne() throws Exception {
        file("long.txt", " ".repeat(16 * 1024 - 3) + "straße Straße");
        assertThat(counted().mostFrequent(9)).containsExactly(Map.entry("straße", 2L));
    }

    @Test
    void file_withoutLinesOrSpaces_takesNoMoreMemory() throws Exception {
        byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(folder.resolve("endless"))) {
            for (int megabytes = 0; megabytes < 8; megabytes++) {
                out.write(letters);
            }
            out.write(" end".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(counted().mostFrequent(9)).containsExactly(Map.entry("end", 1L));
    }

    @Test
    void reader_neverGetsFurtherAheadThanTheChannelAllows() throws Exception {
        int workers = 2;
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger farthest = new AtomicInteger();
        Source source = (visitor, tally) -> {
            for (int i = 0; i < 5_000; i++) {
                visitor.visit(Path.of("file"));
                sent.incrementAndGet();
            }
        };
        Counter counter = (file, tally) -> {
            farthest.accumulateAndGet(sent.get() - done.get(), Math::max);
            tally.addPath(Tally.Kind.TEXT);
            done.incrementAndGet();
        };
        Tally tally = new Pipeline(source, counter, workers).count();
        assertThat(tally.paths(Tally.Kind.TEXT)).isEqualTo(5_000);
        assertThat(farthest.get()).isLessThanOrEqualTo(Pipeline.PATHS_WAITING + workers);
    }

    @Test
    void failure_ofOneWorker_endsAllTheRest() {
        List<Path> endless = new ArrayList<>(List.of(Path.of("good"), Path.of("bad")));
        Source source = (visitor, tally) -> {
            while (true) {
                for (Path path : endless) {
                    visitor.visit(path);
                }
            }
        };
        Counter counter = (file, tally) -> {
            if (file.endsWith("bad")) {
                throw new IllegalStateException("no good");
            }
        };
        assertThatThrownBy(() -> new Pipeline(source, counter, 3).count())
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("no good");
    }
}
