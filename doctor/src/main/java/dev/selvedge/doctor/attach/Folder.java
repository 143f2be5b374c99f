package dev.selvedge.doctor.attach;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder that only we and the examined process can read. */
record Folder(Path path) {

    /** With our number in it, so that what is left behind tells by whom. */
    static final String PREFIX = "selvedge-doctor-" + ProcessHandle.current().pid() + "-";

    static Folder forProcess(long pid) throws NotExaminedException {
        try {
            Folder folder = new Folder(Files.createTempDirectory(PREFIX));
            folder.letIn(pid);
            return folder;
        } catch (IOException e) {
            throw new NotExaminedException.Failed("process " + pid + " could not be examined: " + e, e);
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

    private void letIn(long pid) throws IOException {
        // Who may examine the processes of others lets them in.
        Optional<String> owner =
                ProcessHandle.of(pid).flatMap(process -> process.info().user());
        try {
            if (owner.isPresent() && !owner.get().equals(System.getProperty("user.name"))) {
                Files.setOwner(
                        path,
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get()));
            }
        } catch (FileSystemException | UnsupportedOperationException e) {
            // Then it can't be attached to, either; that will say why.
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
