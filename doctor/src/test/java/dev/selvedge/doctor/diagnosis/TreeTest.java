package dev.selvedge.doctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.TextReport;
import dev.selvedge.doctor.snapshot.Asked;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeTest {

    @Test
    void scopes_hangBelowTheTaskThatOpenedThem() {
        Report report = new Jvm()
                .thread(1, "WAITING", "com.acme.Main.main(Main.java:3)")
                .scope("import", 1)
                .task(2, "copy", "import")
                .task(3, "check", "import")
                .scope("rows", 2)
                .task(4, "row", "rows")
                .examined();
        assertThat(report.scopes()).singleElement().satisfies(scope -> {
            assertThat(scope.name()).isEqualTo("import");
            assertThat(scope.ownerName()).isEqualTo("thread 't1'");
            assertThat(scope.tasks()).isEqualTo(2);
            assertThat(scope.shown()).extracting(TaskNode::name).containsExactly("copy", "check");
            assertThat(scope.shown().getFirst().scopes())
                    .singleElement()
                    .satisfies(inner ->
                            assertThat(inner.shown()).extracting(TaskNode::name).containsExactly("row"));
        });
    }

    @Test
    void bigScopes_areShownInPart_withThoseAskedToEndFirst() {
        Jvm jvm = new Jvm().scope("crowd", 0);
        IntStream.rangeClosed(1, 500).forEach(id -> jvm.task(id, "visitor " + id, "crowd"));
        jvm.cancelled(new Asked("task 'watch'", "closing time", 100), 400);
        ScopeNode scope = jvm.examined().scopes().getFirst();
        assertThat(scope.tasks()).isEqualTo(500);
        assertThat(scope.shown()).hasSize(100);
        assertThat(scope.more()).isEqualTo(400);
        assertThat(scope.shown().getFirst().name()).isEqualTo("visitor 400");
    }

    /** Who opens a scope in a scope, and so on, is a mistake, and must be no mistake of ours. */
    @Test
    void deepTrees_areCut() {
        Jvm jvm = new Jvm().scope("s0", 0);
        IntStream.rangeClosed(1, 5_000)
                .forEach(id -> jvm.task(id, "t", "s" + (id - 1)).scope("s" + id, id));
        ScopeNode root = jvm.examined().scopes().getFirst();
        int levels = 0;
        for (ScopeNode scope = root; !scope.shown().isEmpty(); levels++) {
            scope = scope.shown().getFirst().scopes().getFirst();
        }
        assertThat(levels).isBetween(20, 50);
    }

    @Test
    void text_hasATreeThatFitsOnAScreen() {
        Jvm jvm = new Jvm()
                .thread(1_000, "WAITING", "com.acme.Main.main(Main.java:3)")
                .scope("crowd", 1_000);
        IntStream.rangeClosed(1, 500).forEach(id -> jvm.task(id, "visitor " + id, "crowd"));
        assertThat(TextReport.of(jvm.examined())).contains("""

                        The scopes, and their tasks:
                          scope 'crowd' of thread 't1000', open for 5.0 s
                            task 'visitor 1' runnable, at com.acme.Main.run(Main.java:1)
                            task 'visitor 2' runnable, at com.acme.Main.run(Main.java:1)
                            task 'visitor 3' runnable, at com.acme.Main.run(Main.java:1)
                            and 497 more of 500 tasks
                        """);
    }

    @Test
    void tasksThatGoOnAfterTheirCancellation_areNamed() {
        Report report = new Jvm()
                .scope("import", 0)
                .task(2, "copy", "import")
                .cancelled(new Asked("the body of scope 'import'", "it threw", 12_000), 2)
                .examined();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.UNHEEDED);
            assertThat(finding.title()).isEqualTo("task 'copy' was cancelled 12 s ago, and goes on");
            assertThat(finding.details()).first().isEqualTo("cancelled by the body of scope 'import': it threw");
        });
        assertThat(report.isStuck()).isFalse();
    }

    @Test
    void tasksThatClean_areNoFinding() {
        Report report = new Jvm()
                .scope("import", 0)
                .task(2, "copy", "import")
                .cancelled(new Asked("the body of scope 'import'", "it threw", 1_000), 2)
                .examined();
        assertThat(report.findings()).isEmpty();
    }
}
