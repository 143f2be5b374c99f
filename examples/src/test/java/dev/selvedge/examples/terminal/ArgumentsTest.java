package dev.selvedge.examples.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.examples.WrongArgumentsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments given(String... words) {
        return new Arguments(List.of(words));
    }

    @Test
    void questions_takeTheirAnswers() {
        Arguments given = given("--fast", "here", "--seed", "7", "--kind", "red");
        assertThat(given.flag("--fast")).isTrue();
        assertThat(given.flag("--slow")).isFalse();
        assertThat(given.number("--seed", 0, 9)).hasValue(7);
        assertThat(given.choice("--kind", List.of("red", "blue"))).hasValue("red");
        assertThat(given.word("DIR")).isEqualTo("here");
        given.noMore();
    }

    @Test
    void questions_withoutAnswer_areEmpty() {
        assertThat(given().number("--seed", 0, 9)).isEmpty();
        assertThat(given().choice("--kind", List.of("red"))).isEmpty();
    }

    @Test
    void noMore_namesWhatIsLeft_andWhatWasExpected() {
        Arguments given = given("--sede", "7");
        given.number("--seed", 0, 9);
        given.flag("--fast");
        assertThatThrownBy(given::noMore)
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("unknown argument '--sede': expected --seed N, --fast");
    }

    @Test
    void noMore_whereNothingIsExpected_saysSo() {
        assertThatThrownBy(given("x")::noMore).hasMessage("unknown argument 'x': expected none");
    }

    @Test
    void number_outOfRangeOrNone_isRefused() {
        for (String wrong : List.of("-1", "10", "1.5", "many", "", "99999999999999999999")) {
            assertThatThrownBy(() -> given("--seed", wrong).number("--seed", 0, 9))
                    .isInstanceOf(WrongArgumentsException.class)
                    .hasMessage("--seed is '" + wrong + "': expected a whole number from 0 to 9");
        }
    }

    @Test
    void value_thatIsMissing_isRefused() {
        assertThatThrownBy(() -> given("--seed").number("--seed", 0, 9))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("--seed has no value: expected --seed N");
    }

    @Test
    void choice_ofAnUnknownWord_isRefused() {
        assertThatThrownBy(() -> given("--kind", "green").choice("--kind", List.of("red", "blue")))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("--kind is 'green': expected red|blue");
    }

    @Test
    void word_thatIsMissing_isRefused() {
        assertThatThrownBy(() -> given().word("DIR"))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage("no DIR given");
        assertThatThrownBy(() -> given("--nonsense").word("DIR"))
                .hasMessage("unknown argument '--nonsense': expected DIR");
    }
}
