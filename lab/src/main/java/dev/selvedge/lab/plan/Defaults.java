package dev.selvedge.lab.plan;

/**
 * How a workload is run if nobody says otherwise.
 *
 * @param connections   connections that the generator holds open
 * @param rate          requests a second that it sends, or 0: as fast as answers come
 * @param warmUpSeconds how long each model is under load before anything counts
 * @param seconds       how long each model is measured
 * @param quickWarmUp   the same in a quick run
 * @param quickSeconds  the same in a quick run
 */
public record Defaults(int connections, int rate, int warmUpSeconds, int seconds, int quickWarmUp, int quickSeconds) {

    /** What suits most: a closed load over 2,000 connections. */
    public static final Defaults USUAL = new Defaults(2_000, 0, 9, 15, 6, 8);

    /**
     * Returns the same for another load.
     *
     * @param most how many connections
     * @param each requests a second, or 0
     * @return the defaults
     */
    public Defaults load(int most, int each) {
        return new Defaults(most, each, warmUpSeconds, seconds, quickWarmUp, quickSeconds);
    }
}
