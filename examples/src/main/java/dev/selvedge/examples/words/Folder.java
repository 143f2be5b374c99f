package dev.selvedge.examples.words;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A folder with all that is below it. Links are not followed, so that no file is met twice and no circle is gone round;
 * the folder itself may be a link.
 */
final class Folder implements Source {
    private final Path root;

    Folder(Path root) {
        this.root = root;
    }

    /** Visits every file, one folder after another, without holding more than the path from here to there. */
    @Override
    public void visit(Visitor visitor, Tally tally) throws InterruptedException {
        visitFolder(root, visitor, tally);
    }

    private void visitFolder(Path folder, Visitor visitor, Tally tally) throws InterruptedException {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                visitPath(path, visitor, tally);
            }
        } catch (IOException | DirectoryIteratorException e) {
            tally.addUnreadable(folder);
        }
    }

    private void visitPath(Path path, Visitor visitor, Tally tally) throws InterruptedException {
        switch (kindOf(path)) {
            case FOLDER -> visitFolder(path, visitor, tally);
            case FILE -> visitor.visit(path);
            case OTHER -> tally.addPath(Tally.Kind.OTHER);
            case UNREADABLE -> tally.addUnreadable(path);
        }
    }

    private static Kind kindOf(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory() ? Kind.FOLDER : attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
        } catch (IOException e) {
            return Kind.UNREADABLE;
        }
    }

    private enum Kind {
        FOLDER,
        FILE,
        OTHER,
        UNREADABLE
    }
}
