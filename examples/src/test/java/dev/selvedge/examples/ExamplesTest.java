package dev.selvedge.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void names_areUniqueShortWords() {
        assertThat(Examples.all())
                .extracting(Example::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+"));
    }

    @Test
    void summaries_areOneLine() {
        assertThat(Examples.all())
                .extracting(Example::summary)
                .allMatch(text -> text.lines().count() == 1);
    }

    @Test
    void named_findsEachByItsName() {
        assertThat(Examples.all())
                .allSatisfy(
                        example -> assertThat(Examples.named(example.name())).containsSame(example));
        assertThat(Examples.named("no such example")).isEmpty();
    }

    @Test
    void hello_greetsWhoIsNamed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Examples.named("hello")
                .orElseThrow()
                .run(List.of("weaver"), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Hello, weaver, from Java ");
    }
}
