package dev.selvedge.doctor.attach;

import java.io.File;
import java.io.IOException;
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

    private void letIn(long pid) throws IOException {
        // Who may examine the processes of others writes as they, and lets them write here.
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

    Path file() {
        return path.resolve("snapshot.json");
    }

    /** May be called again, and while the process still writes. */
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
