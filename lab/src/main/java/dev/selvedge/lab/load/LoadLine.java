package dev.selvedge.lab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What the generator prints about each second, as one line of JSON. All counts are of that second alone.
 *
 * @param phase     {@link #WARM_UP}, {@link #MEASURE}, {@link #DRAIN}, or {@link #DONE} for the last line
 * @param millis    how long the second really was
 * @param confirmed answers with status 200
 * @param statuses  answers with another status, by status
 * @param broken    requests whose connection ended before the answer
 * @param timeOuts  requests that were given up after the time-out
 * @param unsent    requests that were due and were never sent, as no connection was free; at the end of an open load only
 * @param waiting   requests without an answer now
 * @param histogram latencies in microseconds of what was confirmed, timed out or unsent: HdrHistogram's compressed form, Base64
 * @param sorts     the same for each sort of requests, where a workload has several
 */
public record LoadLine(
        String phase,
        long millis,
        long confirmed,
        Map<String, Long> statuses,
        long broken,
        long timeOuts,
        long unsent,
        int waiting,
        String histogram,
        Map<String, SortLine> sorts) {

    /** The load is on and does not count yet. */
    public static final String WARM_UP = "warm-up";

    /** The load counts. */
    public static final String MEASURE = "measure";

    /** Nothing more is sent; late answers are waited for. */
    public static final String DRAIN = "drain";

    /** The load is over. */
    public static final String DONE = "done";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    /** Copies the statuses. */
    public LoadLine {
        statuses = Map.copyOf(statuses);
        sorts = Map.copyOf(sorts);
    }

    /** Returns an empty histogram of the kind that the lines carry. */
    public static Histogram emptyHistogram() {
        return new Histogram(1, LONGEST_MICROS, DIGITS);
    }

    static ConcurrentHistogram concurrentHistogram(String label) {
        return new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS);
    }

    /**
     * Reads a line.
     *
     * @param line what the generator has printed
     * @return its content
     * @throws IllegalArgumentException if it is no such line
     */
    public static LoadLine parse(String line) {
        try {
            return JSON.readValue(line, LoadLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the generator printed what is no line of its own: " + line, e);
        }
    }

    /** Returns the line as it is printed. */
    public String format() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of numbers can always be written", e);
        }
    }

    static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** Returns the latencies of the line, in microseconds. */
    public Histogram latencies() {
        return decode(histogram);
    }

    /**
     * Reads a histogram as a line carries it.
     *
     * @param histogram its text
     * @return latencies in microseconds
     * @throws IllegalArgumentException if it is no such text
     */
    public static Histogram decode(String histogram) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), LONGEST_MICROS);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("the generator printed a histogram that can't be read", e);
        }
    }
}
