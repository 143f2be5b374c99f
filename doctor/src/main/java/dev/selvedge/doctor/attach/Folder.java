package dev.selvedge.doctor.attach;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/**
 * A folder that only we and the examined process can read.
 *
 * @param path where it is
 * @param isOfAnotherUser whether the process is
 */
record Folder(Path path, boolean isOfAnotherUser) {

    /** With our number in it, so that what is left behind tells by whom. */
    static final String PREFIX = "selvedge-doctor-" + ProcessHandle.current().pid() + "-";

    static Folder forProcess(long pid) throws NotExaminedException {
        Optional<String> owner = ProcessHandle.of(pid)
                .flatMap(process -> process.info().user())
                .filter(user -> !user.equals(System.getProperty("user.name")));
        try {
            Path path = Files.createTempDirectory(PREFIX);
            if (owner.isPresent()) {
                letIn(owner.get(), path);
            }
            return new Folder(path, owner.isPresent());
        } catch (IOException e) {
            throw new NotExaminedException.Failed("process " + pid + " could not be examined: " + e, e);
        }
    }

    /** Who may examine the processes of others may do this. */
    private static void letIn(String user, Path path) throws IOException {
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        } catch (FileSystemException | UserPrincipalNotFoundException | UnsupportedOperationException e) {
            // Then it can't be attached to, either; that will say why.
        }
    }

    /** Listens for the process, in this folder; whoever can reach the folder can connect. */
    ServerSocketChannel listen() throws IOException {
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            door.bind(UnixDomainSocketAddress.of(socket()));
            socket().toFile().setWritable(true, false); // to the process's user, too; nobody else gets into the folder
            return door;
        } catch (IOException | RuntimeException e) {
            door.close();
            throw e;
        }
    }

    Path socket() {
        return path.resolve("socket");
    }

    /** May be called again. Connections stay. */
    void delete() {
        File[] files = path.toFile().listFiles();
        if (files != null) {
            for (File file : files) {
                file.delete();
            }
        }
        path.toFile().delete();
    }
}
