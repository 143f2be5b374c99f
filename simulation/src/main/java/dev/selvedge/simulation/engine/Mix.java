package dev.selvedge.simulation.engine;

/** Makes unlike numbers of like ones, by the finalizer of SplitMix64 (Steele, Lea, Flood: OOPSLA 2014). */
public final class Mix {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Mix() {}

    /**
     * Mixes.
     *
     * @param seed a number
     * @return one that has nothing in common with those of its neighbours
     */
    public static long mix(long seed) {
        long z = seed + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Mixes two.
     *
     * @param seed the one
     * @param other the other
     * @return a number that has nothing in common with that of any other pair
     */
    public static long mix(long seed, long other) {
        return mix(mix(seed) + other);
    }
}
