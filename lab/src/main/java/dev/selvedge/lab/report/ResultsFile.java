package dev.selvedge.lab.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.selvedge.lab.result.Results;
import java.io.IOException;
import java.nio.file.Path;

/** Writes and reads {@code results.json}. */
public final class ResultsFile {

    /** The name of the file. */
    public static final String NAME = "results.json";

    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ResultsFile() {}

    /**
     * Writes the results.
     *
     * @param results what was found
     * @param folder  where the file goes
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Results results, Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
        return file;
    }

    /**
     * Reads results back.
     *
     * @param file a {@code results.json}
     * @return what is in it
     * @throws IOException if it can't be read or is no such file
     */
    public static Results read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Results.class);
    }
}
