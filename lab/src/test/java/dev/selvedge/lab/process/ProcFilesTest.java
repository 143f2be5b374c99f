package dev.selvedge.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcFilesTest {

    @Test
    void statTicks_nameWithSpacesAndParentheses_readsUserAndSystemTime() {
        String stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 9 0 123 456";
        assertThat(ProcFiles.statTicks(stat)).isEqualTo(300);
    }

    @Test
    void busySeconds_leavesIdleAndWaitingForDisksOut() {
        assertThat(ProcFiles.busySeconds("cpu  100 20 30 9000 800 0 10 40 0 0\ncpu0 1 2 3\n"))
                .isEqualTo(2.0);
    }

    @Test
    void tail_findsTheLineThatSaysWhatWentWrong() {
        Tail tail = new Tail();
        tail.add("first");
        tail.add("java.lang.IllegalStateException: no luck");
        tail.add("\tat somewhere(Some.java:1)");
        tail.add("\t... 12 more");
        assertThat(tail.essence()).isEqualTo(": java.lang.IllegalStateException: no luck");
    }
}
