package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Size;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Queues that only grow. A burst, a queue that breathes, and one that fills up and stays are health: it is said of a queue only if it has
 * grown from each look to the next over some seconds, has not slowed down on the way, and no bound will stop it.
 */
final class Growth {

    private static final int FEWEST_LOOKS = 6;

    /** Over the whole time. */
    private static final long LEAST = 32;

    /** Of which more looks could make the least. */
    private static final long LEAST_OF_FIRST_LOOKS = 4;

    /** From here on, a bound is met only when the memory is out. */
    private static final long AS_GOOD_AS_NONE = 100_000;

    /** What has come in the last third of the looks is at least this part of the whole. */
    private static final int STEADY = 9;

    private final Patient patient;

    Growth(Patient patient) {
        this.patient = patient;
    }

    /** Its size in each look. */
    private record Queue(Size latest, List<Long> sizes) {

        long grown() {
            return sizes.getLast() - sizes.getFirst();
        }

        boolean isSteady() {
            int last = sizes.size() - 1;
            return (sizes.get(last) - sizes.get(last - Math.max(1, last / 3))) * STEADY >= grown();
        }
    }

    /** {@return whether there is a queue of which more samples would tell whether it goes on growing} */
    boolean isWorthAnotherLook() {
        return growing().stream().anyMatch(queue -> queue.grown() >= LEAST_OF_FIRST_LOOKS);
    }

    List<Finding> findings() {
        return growing().stream()
                .filter(queue -> queue.sizes.size() >= FEWEST_LOOKS && queue.grown() >= LEAST && queue.isSteady())
                .map(this::finding)
                .toList();
    }

    /** Those that were longer in each look than in the one before, from the look on in which they were first seen. */
    private List<Queue> growing() {
        List<Map<String, Size>> samples =
                patient.samples().stream().map(Growth::byId).toList();
        List<Queue> growing = new ArrayList<>();
        for (Size latest : patient.latest().sizes()) {
            List<Long> sizes = samples.stream()
                    .map(sample -> sample.get(latest.resource().id()))
                    .dropWhile(Objects::isNull)
                    .map(size -> size == null ? -1 : size.size())
                    .toList();
            boolean bounded = latest.capacity() >= 0 && latest.capacity() < AS_GOOD_AS_NONE;
            if (!bounded && rises(sizes)) {
                growing.add(new Queue(latest, sizes));
            }
        }
        return growing;
    }

    private static Map<String, Size> byId(Snapshot sample) {
        Map<String, Size> byId = new HashMap<>();
        sample.sizes().forEach(size -> byId.put(size.resource().id(), size));
        return byId;
    }

    private static boolean rises(List<Long> sizes) {
        for (int i = 1; i < sizes.size(); i++) {
            if (sizes.get(i) <= sizes.get(i - 1)) {
                return false;
            }
        }
        return sizes.size() > 1;
    }

    private Finding finding(Queue queue) {
        Size size = queue.latest;
        List<String> details = new ArrayList<>();
        details.add(String.format(
                Locale.ROOT,
                "%,d elements, and %,d when it was first looked at; longer in each of %d looks%s; %s",
                size.size(),
                queue.sizes.getFirst(),
                queue.sizes.size(),
                rate(queue),
                size.capacity() < 0
                        ? "it has no bound"
                        : String.format(Locale.ROOT, "it may have %,d", size.capacity())));
        details.addAll(new Users(patient, size).paragraph());
        String place = size.place().isEmpty() ? "" : ", at " + size.place() + ",";
        return new Finding(
                Kind.GROWING,
                Certainty.PROBABLE,
                size.resource().description() + place + " only grows",
                details,
                "give it a bound, so that who fills it waits for who empties it; or empty it faster, or refuse what is too much",
                size.users());
    }

    private String rate(Queue queue) {
        try {
            Duration time = Duration.between(
                    Instant.parse(patient.samples()
                            .get(patient.samples().size() - queue.sizes.size())
                            .takenAt()),
                    Instant.parse(patient.latest().takenAt()));
            return time.isPositive()
                    ? String.format(
                            Locale.ROOT,
                            ", by %,d a second",
                            Math.max(1, queue.grown() * 1000 / Math.max(1, time.toMillis())))
                    : "";
        } catch (DateTimeParseException e) {
            return ""; // a snapshot from elsewhere
        }
    }
}
