package dev.selvedge.lab.document;

import java.util.Locale;

/**
 * Turns text into a vector of {@value #DIMENSIONS} numbers whose length is 1, so that the scalar product of two vectors is the cosine of the
 * angle between them.
 *
 * <p>The method is feature hashing (Weinberger, Dasgupta, Langford, Smola, Attenberg: "Feature Hashing for Large Scale Multitask Learning",
 * ICML 2009): a hash of each word says which number it counts in, and another bit of it whether it counts up or down, so that words which meet by
 * chance cancel each other on average. It needs no training and no table, knows nothing of meaning, and finds what shares words. Hashes are
 * mixed by splitmix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 */
public final class Embedding {

    /** How many numbers a vector has. */
    public static final int DIMENSIONS = 256;

    private Embedding() {}

    /** Returns the vector of a text; all zeros where it has no words. Computes, and waits for nothing. */
    public static float[] of(String text) {
        double[] counts = new double[DIMENSIONS];
        String lower = text.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length() || !Character.isLetterOrDigit(lower.charAt(i))) {
                if (i > start) {
                    count(lower.substring(start, i), counts);
                }
                start = i + 1;
            }
        }
        return normalized(counts);
    }

    private static void count(String word, double[] counts) {
        long hash = mix(word.hashCode());
        int place = (int) (hash >>> 1) & (DIMENSIONS - 1);
        counts[place] += (hash & 1) == 0 ? 1 : -1;
    }

    private static long mix(long seed) {
        long hash = seed + 0x9e3779b97f4a7c15L;
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    private static float[] normalized(double[] counts) {
        double squares = 0;
        for (double count : counts) {
            squares += count * count;
        }
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS && squares > 0; i++) {
            vector[i] = (float) (counts[i] / Math.sqrt(squares));
        }
        return vector;
    }
}
