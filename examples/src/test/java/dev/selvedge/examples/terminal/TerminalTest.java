package dev.selvedge.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.examples.Output;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String HIDE = "\u001b[?25l";
    private static final String SHOW = "\u001b[?25h";
    private static final String UP_TWO = "\r\u001b[2A";
    private static final String UP_ONE = "\r\u001b[1A";

    private final Output output = new Output();

    @Test
    void draw_replacesTheDrawingBefore() {
        try (Terminal terminal = Terminal.open(output.stream(), true)) {
            terminal.draw(List.of("a", "b"));
            terminal.draw(List.of("c", "d"));
        }
        assertThat(output.text()).contains("a\u001b[K\nb\u001b[K\n" + UP_TWO + "c\u001b[K\nd");
    }

    @Test
    void close_clearsTheDrawing_andShowsTheCursor() {
        Terminal terminal = Terminal.open(output.stream(), true);
        terminal.draw(List.of("a"));
        terminal.close();
        terminal.close();
        assertThat(output.text()).startsWith(HIDE).endsWith("\n" + UP_ONE + "\u001b[J" + SHOW);
    }

    @Test
    void draw_afterClose_showsNothing() {
        Terminal terminal = Terminal.open(output.stream(), true);
        terminal.close();
        terminal.draw(List.of("late"));
        terminal.print("late");
        assertThat(output.text()).endsWith(SHOW).doesNotContain("late");
    }

    @Test
    void keep_leavesTheDrawing() {
        try (Terminal terminal = Terminal.open(output.stream(), true)) {
            terminal.draw(List.of("a"));
            terminal.keep();
            terminal.print("below");
        }
        assertThat(output.text()).contains("a\u001b[K\n\u001b[Jbelow\n");
    }

    @Test
    void notLive_printsLines_andNothingElse() {
        try (Terminal terminal = Terminal.open(output.stream())) {
            assertThat(terminal.isLive()).isFalse();
            terminal.draw(List.of("a"));
            terminal.print("line");
        }
        assertThat(output.text()).isEqualTo("line\n");
    }

    @Test
    void canShow_asksTheEncoding() {
        PrintStream ascii = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.US_ASCII);
        assertThat(Terminal.open(ascii).canShow("⠋")).isFalse();
        assertThat(Terminal.open(output.stream()).canShow("⠋")).isTrue();
    }
}
