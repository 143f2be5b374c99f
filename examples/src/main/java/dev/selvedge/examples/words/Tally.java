package dev.selvedge.examples.words;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What has been counted so far. It belongs to one task at a time: whoever sends it over a channel does not touch it
 * again. Two are equal if the same was counted, however many tasks did that.
 */
final class Tally {
    /** So many paths that could not be read are named; the others are only counted. */
    private static final int MOST_NAMED = 10;

    private final Map<String, Long> words = new HashMap<>();
    private final Map<Kind, Long> paths = new EnumMap<>(Kind.class);
    private final TreeSet<String> unreadable = new TreeSet<>();

    /** What became of a path. */
    enum Kind {
        /** Its words were counted. */
        TEXT,
        /** It holds no text. */
        BINARY,
        /** It is neither file nor folder: a link, which may lead in a circle, or a pipe, which may never end. */
        OTHER,
        /** It could not be read, or not to its end. */
        UNREADABLE
    }

    void addWord(String word) {
        words.merge(word, 1L, Long::sum);
    }

    void addPath(Kind kind) {
        paths.merge(kind, 1L, Long::sum);
    }

    void addUnreadable(Path path) {
        addPath(Kind.UNREADABLE);
        name(path.toString().replaceAll("\\p{Cntrl}", "?"));
    }

    void addAll(Tally other) {
        other.words.forEach((word, count) -> words.merge(word, count, Long::sum));
        other.paths.forEach((kind, count) -> paths.merge(kind, count, Long::sum));
        other.unreadable.forEach(this::name);
    }

    /** Keeps the first ones of the alphabet: the same ones, in whatever order they come. */
    private void name(String path) {
        unreadable.add(path);
        if (unreadable.size() > MOST_NAMED) {
            unreadable.pollLast();
        }
    }

    long words() {
        return words.values().stream().mapToLong(Long::longValue).sum();
    }

    int differentWords() {
        return words.size();
    }

    long paths(Kind kind) {
        return paths.getOrDefault(kind, 0L);
    }

    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** The words that occur most often, the most frequent first, and of equally frequent ones the first of the alphabet. */
    List<Map.Entry<String, Long>> mostFrequent(int howMany) {
        return words.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(howMany)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that
                && words.equals(that.words)
                && paths.equals(that.paths)
                && unreadable.equals(that.unreadable);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
