package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.agent.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent's jar is: where the system property {@code selvedge.doctor.agent} says, else beside the doctor's own jar, else made of
 * the doctor's own classes, once, in the folder for temporary files, until this JVM ends.
 */
final class AgentJar {

    private static final String PROPERTY = "selvedge.doctor.agent";
    private static final String PACKAGE = "dev/selvedge/doctor/agent";

    private AgentJar() {}

    static Path find() throws IOException {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            Path jar = Path.of(given).toAbsolutePath();
            if (!Files.isRegularFile(jar)) {
                throw new IOException("the system property " + PROPERTY + " names a file that is not there: " + jar);
            }
            return jar;
        }
        Path ours = ours();
        Path folder = ours.toAbsolutePath().getParent();
        if (folder != null) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "selvedge-doctor*-agent.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            }
        }
        return Made.jar(ours);
    }

    /** One that every user can read, as another user's process will. */
    static Path forAnyUser() throws IOException {
        return Made.jar(ours());
    }

    /** The folder of classes or the jar that this class is from. */
    private static Path ours() throws IOException {
        try {
            return Path.of(Entry.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the doctor can't tell where its own classes are", e);
        }
    }

    /** The jar that was made. */
    private static final class Made {

        private static @Nullable Path made;

        private static synchronized Path jar(Path ours) throws IOException {
            Path jar = made;
            if (jar == null || !Files.exists(jar)) {
                jar = Files.createTempFile("selvedge-doctor-", "-agent.jar");
                jar.toFile().deleteOnExit();
                make(ours, jar);
                jar.toFile().setReadable(true, false);
                made = jar;
            }
            return jar;
        }
    }

    private static void make(Path ours, Path jar) throws IOException {
        if (Files.isDirectory(ours)) {
            make(ours.resolve(PACKAGE), Files.newOutputStream(jar));
        } else {
            try (FileSystem content = FileSystems.newFileSystem(ours)) {
                make(content.getPath(PACKAGE), Files.newOutputStream(jar));
            }
        }
    }

    private static void make(Path classes, OutputStream out) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", Entry.class.getName());
        manifest.getMainAttributes().putValue("Premain-Class", Entry.class.getName());
        try (JarOutputStream jar = new JarOutputStream(out, manifest);
                DirectoryStream<Path> files = Files.newDirectoryStream(classes, "*.class")) {
            for (Path file : files) {
                jar.putNextEntry(new JarEntry(PACKAGE + "/" + file.getFileName()));
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
    }
}
