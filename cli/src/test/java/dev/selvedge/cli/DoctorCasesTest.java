package dev.selvedge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.TextReport;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.examples.stuck.Case;
import dev.selvedge.examples.stuck.Cases;
import dev.selvedge.examples.stuck.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The doctor finds each planted fault, and nothing in healthy programs. The suite tries some cases; {@code -Dselvedge.doctor.cases=all}
 * tries every one, which takes some minutes.
 */
class DoctorCasesTest {

    /** One in so many is in the suite. */
    private static final int SHARE = 9;

    static List<String> cases() {
        List<String> all = Cases.all().stream().map(Case::name).toList();
        String wanted = System.getProperty("selvedge.doctor.cases", "");
        if (!wanted.isEmpty()) {
            return wanted.equals("all") ? all : List.of(wanted.split(","));
        }
        return IntStream.range(0, all.size())
                .filter(i -> i % SHARE == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** Notes that a healthy program gives no reason for. */
    private static final Set<Finding.Kind> NOT_HEALTHY = Set.of(Finding.Kind.GROWING, Finding.Kind.UNHEEDED);

    /** Whether the report says what it should. Who starves may be called pinned and the other way round, as both are true. */
    static boolean isRight(Kind kind, Report report) {
        Set<Finding.Kind> expected = switch (kind) {
            case DEADLOCK -> Set.of(Finding.Kind.DEADLOCK);
            case CANNOT_END -> Set.of(Finding.Kind.CANNOT_END);
            case STARVED -> Set.of(Finding.Kind.STARVED);
            case PINNED -> Set.of(Finding.Kind.PINNED, Finding.Kind.STARVED);
            case EXHAUSTED -> Set.of(Finding.Kind.EXHAUSTED, Finding.Kind.DEADLOCK);
            case CONTENTION -> Set.of(Finding.Kind.CONTENTION);
            case GROWING -> Set.of(Finding.Kind.GROWING);
            case UNHEEDED -> Set.of(Finding.Kind.UNHEEDED);
            case HEALTHY -> Set.of();
        };
        return kind == Kind.HEALTHY
                ? !report.isStuck()
                        && report.findings().stream().map(Finding::kind).noneMatch(NOT_HEALTHY::contains)
                : report.findings().stream().map(Finding::kind).anyMatch(expected::contains);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachFault_isFound_andHealthyProgramsAreLeftAlone(String name) throws Exception {
        try (StuckProcess process = StuckProcess.of(name)) {
            Report report = process.examine();
            assertThat(isRight(Cases.named(name).kind(), report))
                    .as(TextReport.of(report))
                    .isTrue();
        }
    }
}
