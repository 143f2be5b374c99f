package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every java block in the project's documentation is code that is compiled and run. */
class DocumentationTest {
    private final Path root = projectFolder();
    private final Snippets snippets = new Snippets(root);

    @TestFactory
    Stream<DynamicTest> javaBlocks_areRealCode() throws IOException {
        return snippets.pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        root.relativize(page).toString(),
                        () -> assertThat(snippets.problems(page)).isEmpty()));
    }

    private static Path projectFolder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("selvedge"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
