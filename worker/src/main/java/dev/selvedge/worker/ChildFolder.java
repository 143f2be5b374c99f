package dev.selvedge.worker;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A folder that only this user can enter, for the socket and for the temporary files of one child. Closing removes it. */
final class ChildFolder implements AutoCloseable {

    /** What the address of a Unix-domain socket may have, in bytes; less on macOS than elsewhere. */
    private static final int MAX_ADDRESS = 100;

    private final Path folder;

    private ChildFolder(Path folder) {
        this.folder = folder;
    }

    static ChildFolder create() throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        ChildFolder created = new ChildFolder(Files.createTempDirectory("selvedge-", ownerOnly));
        if (created.socket().toString().length() > MAX_ADDRESS) {
            created.close();
            throw new IOException("the folder for temporary files, " + created.folder.getParent()
                    + ", has too long a name for a socket: set -Djava.io.tmpdir to a shorter one");
        }
        Files.createDirectory(created.temporary());
        return created;
    }

    /** The one that a child was given, by the address of its socket. */
    static ChildFolder of(Path socket) {
        return new ChildFolder(Objects.requireNonNull(socket.toAbsolutePath().getParent()));
    }

    Path socket() {
        return folder.resolve("socket");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Removes it, with all that the child has left there. What can't be removed stays. */
    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException stays) {
            LoggedOutput.LOGGER.log(System.Logger.Level.DEBUG, "can't remove " + folder, stays);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
