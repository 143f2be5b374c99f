package dev.selvedge.lab.run;

import dev.selvedge.lab.plan.Settings;

/** How long the steps of a run take, as far as one can know beforehand; for the progress bar alone. All in seconds. */
final class Plan {

    static final double SERVER_SECONDS = 3;
    static final double CONNECT_SECONDS = 1.5;
    static final double CHECK_SECONDS = 2;

    private Plan() {}

    static double total(Settings settings) {
        double each = SERVER_SECONDS + CONNECT_SECONDS + settings.warmUpSeconds() + settings.seconds() + CHECK_SECONDS;
        return settings.workload().openSeconds()
                + settings.rounds() * settings.models().size() * each;
    }
}
