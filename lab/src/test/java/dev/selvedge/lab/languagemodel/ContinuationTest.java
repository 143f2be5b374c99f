package dev.selvedge.lab.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContinuationTest {

    @Test
    void of_prompt_goesOnFromTheFirstWordThatWasAskedFor() {
        assertThat(Continuation.of("where is the Fox?\nA dog. A fox runs.\nNo more."))
                .hasSize(Continuation.WORDS)
                .startsWith("fox", "runs", "no", "more", "a", "dog");
    }

    @Test
    void of_nothingInCommon_beginsAtTheBeginning() {
        assertThat(Continuation.of("why?\nA dog.")).startsWith("a", "dog", "a");
    }

    @Test
    void of_promptWithoutPassages_saysNothing() {
        assertThat(Continuation.of("why?")).hasSize(Continuation.WORDS).containsOnly("nothing");
    }
}
