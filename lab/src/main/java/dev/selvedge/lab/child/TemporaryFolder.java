package dev.selvedge.lab.child;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for temporary files, which goes with all that is in it when it is closed. */
public final class TemporaryFolder implements AutoCloseable {

    private static final int TRIES = 5;

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** Makes a folder whose name begins with {@code selvedge-lab-} and this. */
    public static TemporaryFolder create(String name) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("selvedge-lab-" + name + "-"));
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it. Somebody who ends may still write or delete in it: what is left after some tries stays. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < TRIES && Files.exists(path); i++) {
            Files.walkFileTree(path, new Deletion());
        }
    }

    /** Deletes what it can; what it can't is left to the next try. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return delete(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return delete(directory);
        }

        private static FileVisitResult delete(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
