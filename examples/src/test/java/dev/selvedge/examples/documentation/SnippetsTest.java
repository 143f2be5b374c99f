package dev.selvedge.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetsTest {
    private static final String MARKER = "<!-- snippet: src/Loom.java#weave -->\n";

    @TempDir
    private Path root;

    @BeforeEach
    void aSourceWithATaggedRegion() throws IOException {
        write("src/Loom.java", """
                class Loom {
                    // tag::weave
                    void weave() {
                        // tag::inner
                        shuttle();
                        // end::inner
                    }
                    // end::weave
                }
                """);
    }

    @Test
    void problems_ofATrueBlock_areNone() throws IOException {
        assertThat(new Snippets(root).problems(page(MARKER + "```java\nvoid weave() {\n    shuttle();\n}\n```\n")))
                .isEmpty();
    }

    @Test
    void problems_ofAChangedBlock_nameTheLineAndTheCommand() throws IOException {
        assertThat(new Snippets(root).problems(page(MARKER + "```java\nvoid weave() {\n    shuttles();\n}\n```\n")))
                .singleElement()
                .asString()
                .startsWith("page.md:4: ")
                .contains("./selvedge format");
    }

    @Test
    void problems_ofABlockWithoutMarker_sayHowToWriteOne() throws IOException {
        assertThat(new Snippets(root).problems(page("text\n\n```java\nint x;\n```\n")))
                .singleElement()
                .asString()
                .startsWith("page.md:3: this java block has no marker")
                .contains("<!-- snippet: PATH/File.java#NAME -->", "./selvedge format");
    }

    @Test
    void problems_ofAMarkerForOneBlock_doNotCoverTheNext() throws IOException {
        String first = MARKER + "```java\nvoid weave() {\n    shuttle();\n}\n```\n";
        assertThat(new Snippets(root).problems(page(first + "\n```java\nint x;\n```\n")))
                .singleElement()
                .asString()
                .startsWith("page.md:8: this java block has no marker");
    }

    @Test
    void problems_ofAnUnknownTagOrFile_nameIt() throws IOException {
        String block = "```java\nx\n```\n";
        assertThat(new Snippets(root).problems(page("<!-- snippet: src/Loom.java#spin -->\n" + block)))
                .singleElement()
                .asString()
                .contains("src/Loom.java has no region between '// tag::spin'");
        assertThat(new Snippets(root).problems(page("<!-- snippet: src/Wheel.java#spin -->\n" + block)))
                .singleElement()
                .asString()
                .contains("there is no file src/Wheel.java");
    }

    @Test
    void refresh_copiesTheRegion_andLeavesTheRest() throws IOException {
        Path page = page("# Title\n\n" + MARKER + "```java\n```\n\n```sh\n./selvedge lab\n```\nend\n");
        assertThat(String.join("\n", new Snippets(root).refresh(page).after()))
                .isEqualTo("# Title\n\n" + MARKER
                        + "```java\nvoid weave() {\n    shuttle();\n}\n```\n\n```sh\n./selvedge lab\n```\nend");
    }

    private Path page(String text) throws IOException {
        return write("page.md", text);
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
