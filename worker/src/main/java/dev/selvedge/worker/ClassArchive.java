package dev.selvedge.worker;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a child has loaded, as its JVM has them in memory, kept for the children after it: an archive of the JVM's (class data sharing, JEP 350). One
 * file belongs to one class path and one JVM. A child writes into its own folder, and its parent moves that to where it is kept when the child has ended well: so
 * what is kept is whole.
 */
final class ClassArchive {

    /** To write takes a second or two; a child that does is given this long to end. */
    private static final Duration WRITING = Duration.ofSeconds(30);

    /** The JVM tells of each class that it leaves out, and of an archive that it does not like, and goes on. */
    private static final String QUIETLY = "-Xlog:cds*=off,aot*=off";

    private final @Nullable Path kept;
    private final Path written;
    private final boolean there;

    private ClassArchive(@Nullable Path kept, Path written) {
        this.kept = kept;
        this.written = written;
        there = kept != null && Files.exists(kept);
    }

    /** What a child in this folder has to do with it; nothing, unless it was asked for, and if the class path has folders, which can't be archived. */
    static ClassArchive of(Settings settings, ChildFolder folder) throws IOException {
        Path archives = settings.archives;
        Path kept = archives == null || !isOfJars(settings.classPath)
                ? null
                : archives.resolve("worker-" + fingerprint(settings) + ".jsa");
        return new ClassArchive(kept, folder.temporary().resolve("classes.jsa"));
    }

    /** What the child's JVM is told. */
    List<String> options() {
        if (kept == null) {
            return List.of();
        }
        return List.of(QUIETLY, there ? "-XX:SharedArchiveFile=" + kept : "-XX:ArchiveClassesAtExit=" + written);
    }

    /** How long the child may take to end. */
    Duration grace(Duration usual) {
        return kept == null || there || usual.compareTo(WRITING) > 0 ? usual : WRITING;
    }

    /** Keeps what a child has written that has ended well. */
    void keep() {
        if (kept == null || there || !Files.exists(written)) {
            return;
        }
        try {
            moveTo(kept);
        } catch (IOException e) {
            LoggedOutput.LOGGER.log(Level.WARNING, "the archive of classes can't be kept at " + kept, e);
        }
    }

    /** Over a file beside it, so that nobody ever sees half of it. */
    private void moveTo(Path target) throws IOException {
        Path part = Files.createTempFile(target.getParent(), "worker-", ".part");
        try {
            Files.copy(written, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isOfJars(String classPath) {
        for (String entry : entries(classPath)) {
            if (Files.isDirectory(Path.of(entry))) {
                return false;
            }
        }
        return true;
    }

    private static String[] entries(String classPath) {
        return classPath.split(File.pathSeparator, -1);
    }

    /** Another one for another JVM, and for each change of a jar. The JVM looks at these, too, but would not write the archive anew. */
    private static String fingerprint(Settings settings) throws IOException {
        StringBuilder text =
                new StringBuilder(Runtime.version().toString()).append('\n').append(identity(settings.java));
        for (String entry : entries(settings.classPath)) {
            text.append('\n').append(identity(Path.of(entry)));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String identity(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        return Files.exists(absolute)
                ? absolute + " " + Files.size(absolute) + " " + Files.getLastModifiedTime(absolute)
                : absolute.toString();
    }
}
