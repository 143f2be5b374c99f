package dev.selvedge.lab.workload.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Explained;
import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import org.junit.jupiter.api.Test;

class ComputeStoryTest {

    private static Synthetic computing(String name, double one, double two, double most) {
        Synthetic model = Synthetic.model(name).connections(1).answering(40, 20).usage(1.9, 1.95);
        for (int tasks : Cuts.TASKS) {
            double millis = tasks == 1 ? one : two + (most - two) * (tasks - 2) / 62.0;
            model.gauge("generator_median_ms_tasks_" + tasks, millis, millis);
        }
        return model;
    }

    private static Synthetic gil() {
        return computing("gil", 40, 41, 47)
                .usage(1.0, 1.1)
                .gauge("lock_waiting", 12.5, 63)
                .gauge("handovers_per_s", 190, 200);
    }

    private static Results explained(Synthetic... models) {
        ModelResult[] results = new ModelResult[models.length];
        for (int i = 0; i < models.length; i++) {
            results[i] = models[i].result();
        }
        return Explained.results(Synthetic.results(results), new ComputeStory());
    }

    private static String words(Synthetic model) {
        return String.join("\n", explained(model).models().getFirst().words());
    }

    @Test
    void cores_areTheLimitOfAModelThatUsesThem() {
        assertThat(words(computing("threads", 40, 21, 22)))
                .contains(
                        "In one task a computation took 40 ms, in 2 tasks 21 ms: 1.9 times as fast. The number of cores is"
                                + " the limit: there are 2, and each task that runs needs one.");
    }

    @Test
    void lock_isTheLimitOfAModelThatHasOne() {
        assertThat(words(gil()))
                .contains(
                        "Its lock is the limit: only who holds it computes. 12.5 threads wanted it on average (at most 63)")
                .contains("it was handed over 190 times a second, and the server kept 1.00 of 2 cores busy")
                .doesNotContain("The number of cores is the limit");
    }

    @Test
    void eachTask_hasAPrice() {
        assertThat(words(computing("processes", 40, 21, 52)))
                .contains("From 2 tasks to 64, each further task made the computation 500 µs longer.");
    }

    @Test
    void children_areMemoryBesideTheServer() {
        assertThat(words(computing("processes", 40, 21, 22)
                        .gauge("children", 2, 2)
                        .gauge("children_resident_mib", 90, 101)))
                .contains("Its 2 child processes had 101 MiB resident, beside the 433 MiB of the server");
    }

    @Test
    void summary_namesTheFastest_andWhoBroke() {
        assertThat(explained(gil(), computing("selvedge", 40, 21, 22)).summary())
                .first()
                .asString()
                .startsWith("selvedge was fastest: 21 ms for a computation in 2 tasks, 1.9 times as fast as in one.")
                .endsWith("; gil got nothing out of a second core.");
        assertThat(String.join("\n", explained(gil()).summary())).contains("gil broke on its lock: 40 ms in one task");
    }

    @Test
    void summary_whoIsFastestInOnePiece_isComparedWithNothing() {
        assertThat(explained(computing("threads", 20, 21, 24)).summary())
                .first()
                .asString()
                .startsWith("threads was fastest: 20 ms for a computation in 1 task. The machine has 2 cores");
    }

    @Test
    void summary_onABusyMachine_doesNotBlameTheModels() {
        assertThat(explained(computing("threads", 40, 30, 32)
                                .gauge("cpu_server", 1, 1)
                                .gauge("cpu_machine", 2, 2)
                                .gauge("cpu_generator", 0, 0)
                                .gauge("cpu_database", 0, 0)
                                .gauge("cpu_payment", 0, 0))
                        .summary())
                .first()
                .asString()
                .contains("and other programs used them too")
                .doesNotContain("no model gets more");
    }

    @Test
    void summary_nothingMeasured_saysSo() {
        assertThat(explained().summary()).containsExactly("Nothing was measured: no model has answered.");
    }

    @Test
    void section_hasEachNumberOfTasks() {
        assertThat(CutsSection.html(explained(computing("threads", 40, 20, 30))))
                .contains("<th scope=\"col\">64 tasks</th>")
                .contains("20.0 ms (2.0)");
    }
}
