package dev.selvedge.proof.weight;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The objects that are reachable, by class, from the histogram that the JVM makes after a full collection. */
record Live(Map<String, Long> numbers, long bytes) {

    private static final Pattern LINE =
            Pattern.compile("^\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+([^\\s(]+)", Pattern.MULTILINE);

    /** Collects, then counts. */
    static Live now() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return read(histogram);
        } catch (JMException unavailable) {
            throw new AssertionError("this JVM has no histogram of its heap", unavailable);
        }
    }

    private static Live read(String histogram) {
        Map<String, Long> numbers = new TreeMap<>();
        long bytes = 0;
        for (MatchResult line : LINE.matcher(histogram).results().toList()) {
            numbers.merge(line.group(3), Long.parseLong(line.group(1)), Long::sum);
            bytes += Long.parseLong(line.group(2));
        }
        return new Live(numbers, bytes);
    }

    /** How many there are. */
    long count(String type) {
        return numbers.getOrDefault(type, 0L);
    }
}
