package dev.selvedge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code bench.json}: a list with an entry for each system in each row. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Results results;

    Json(Results results) {
        this.results = results;
    }

    /** Writes the file at once, so that no reader sees half of it. */
    void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.write(temporary, MAPPER.writeValueAsBytes(entries()));
        Files.move(temporary, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    List<Map<String, @Nullable Object>> entries() {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (Row row : results.rows()) {
            results.of(row).forEach((contender, samples) -> entries.add(entry(row, contender, samples)));
        }
        return entries;
    }

    private Map<String, @Nullable Object> entry(Row row, Contender contender, Samples samples) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("row", row.name());
        fields.put("system", contender.system());
        fields.put("ns", rounded(samples.ns()));
        fields.put("error_ns", rounded(samples.error()));
        fields.put("unit", row.shape().unit());
        fields.put("samples", samples.count());
        results.ours(row).ifPresent(ours -> putRatio(fields, "ratio", Ratio.of(ours, samples)));
        if (contender == Contender.SELVEDGE) {
            putOurs(fields, row, samples);
        }
        return fields;
    }

    private void putOurs(Map<String, @Nullable Object> fields, Row row, Samples ours) {
        results.bestPeer(row).ifPresent(best -> {
            fields.put("best_peer", best.getKey().system());
            putRatio(fields, "ratio_to_best_peer", Ratio.of(ours, best.getValue()));
        });
        results.floor(row).ifPresent(floor -> putRatio(fields, "ratio_to_floor", Ratio.of(ours, floor)));
    }

    private static void putRatio(Map<String, @Nullable Object> fields, String key, Ratio ratio) {
        fields.put(key, rounded(ratio.value()));
        fields.put(key + "_error", rounded(ratio.error()));
    }

    /** Returns the figure to four places, or nothing for what JSON has no number for. */
    private static @Nullable Double rounded(double figure) {
        return Double.isFinite(figure) ? Math.round(figure * 1e4) / 1e4 : null;
    }
}
