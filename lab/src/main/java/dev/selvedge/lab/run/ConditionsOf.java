package dev.selvedge.lab.run;

import dev.selvedge.lab.load.FaultTime;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Conditions;
import java.util.ArrayList;
import java.util.List;

/** Under what conditions a run measures, as its results say it. */
final class ConditionsOf {

    private ConditionsOf() {}

    static Conditions run(Settings settings) {
        Fault fault = settings.fault();
        return new Conditions(
                settings.connections(),
                settings.rate(),
                settings.warmUpSeconds(),
                settings.seconds(),
                settings.workload().heapMib(),
                Settings.DEADLINE_MILLIS,
                Settings.TIME_OUT_MILLIS,
                fault == null ? null : fault.name(),
                more(settings));
    }

    private static List<Condition> more(Settings settings) {
        List<Condition> more = new ArrayList<>(settings.workload().conditions(settings));
        if (settings.rounds() > 1) {
            String text = settings.rounds() + ", in rotating order";
            more.add(new Condition(Condition.ROUNDS, "rounds", settings.rounds(), text));
        }
        if (settings.fault() != null) {
            int begin = FaultTime.begin(settings.seconds());
            int end = FaultTime.end(settings.seconds());
            more.add(new Condition(Condition.FAULT_BEGIN, "the fault begins", begin, "after second " + begin));
            more.add(new Condition(Condition.FAULT_END, "the fault is mended", end, "after second " + end));
        }
        return more;
    }
}
