package dev.selvedge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the figures of {@code bench.json} into a page, in place of what is between {@code <!-- figures: main -->} (or {@code all})
 * and {@code <!-- /figures -->}. So no figure in a page was written by hand.
 */
final class Figures {

    private static final Pattern PLACE =
            Pattern.compile("(<!-- figures: (main|all) -->\n).*?(<!-- /figures -->)", Pattern.DOTALL);

    private static final List<Family> COLUMNS =
            List.of(Family.SELVEDGE, Family.JOX, Family.KOTLIN, Family.JDK, Family.GO);

    /** Rows that show how cost grows are in the long table only. */
    private static final Pattern GROWTH = Pattern.compile("1?0+ pairs, .*|1,000 pairs, .*|.* carriers");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<JsonNode>> rows = new LinkedHashMap<>();

    private Figures(JsonNode entries) {
        for (JsonNode entry : entries) {
            rows.computeIfAbsent(entry.path("row").asText(), any -> new ArrayList<>())
                    .add(entry);
        }
    }

    static Figures of(Path json) throws IOException {
        return new Figures(MAPPER.readTree(Files.readString(json)));
    }

    /**
     * Puts them into a page.
     *
     * @return whether there was a place for them
     */
    boolean putInto(Path page) throws IOException {
        Matcher place = PLACE.matcher(Files.readString(page));
        StringBuilder text = new StringBuilder();
        boolean found = false;
        while (place.find()) {
            found = true;
            String table = table(place.group(2).equals("all"));
            place.appendReplacement(text, Matcher.quoteReplacement(place.group(1) + table + place.group(3)));
        }
        place.appendTail(text);
        if (found) {
            Files.writeString(page, text);
        }
        return found;
    }

    String table(boolean all) {
        StringBuilder table = new StringBuilder("| row | Selvedge | Jox | Kotlin | JDK | Go | ours / best peer |\n");
        table.append("|---|---:|---:|---:|---:|---:|---|\n");
        rows.forEach((row, entries) -> {
            if (all || !GROWTH.matcher(row).matches()) {
                table.append(line(row, entries));
            }
        });
        return table.toString();
    }

    private static String line(String row, List<JsonNode> entries) {
        StringBuilder line = new StringBuilder("| ").append(row);
        for (Family family : COLUMNS) {
            line.append(" | ")
                    .append(fastest(entries, family).map(Figures::figure).orElse("–"));
        }
        return line.append(" | ").append(ratio(entries)).append(" |\n").toString();
    }

    private static Optional<JsonNode> fastest(List<JsonNode> entries, Family family) {
        return entries.stream()
                .filter(entry -> entry.path("ns").isNumber() && isOf(entry, family))
                .min(Comparator.comparingDouble(entry -> entry.path("ns").asDouble()));
    }

    private static boolean isOf(JsonNode entry, Family family) {
        String system = entry.path("system").asText();
        return List.of(Contender.values()).stream()
                .anyMatch(contender ->
                        contender.family() == family && contender.system().equals(system));
    }

    private static String figure(JsonNode entry) {
        return Numbers.short3(entry.path("ns").asDouble());
    }

    private static String ratio(List<JsonNode> entries) {
        return fastest(entries, Family.SELVEDGE)
                .filter(ours -> ours.path("ratio_to_best_peer").isNumber())
                .map(ours -> String.format(
                        Locale.ROOT,
                        "%.2f ± %.2f (%s)",
                        ours.path("ratio_to_best_peer").asDouble(),
                        ours.path("ratio_to_best_peer_error").asDouble(),
                        ours.path("best_peer").asText()))
                .orElse("–");
    }
}
