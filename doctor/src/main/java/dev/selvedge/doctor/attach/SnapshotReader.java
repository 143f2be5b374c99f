package dev.selvedge.doctor.attach;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.io.IOException;
import java.util.List;

/** Reads what the agent wrote. */
final class SnapshotReader {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxDocumentLength(Visit.MAX_BYTES)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private SnapshotReader() {}

    /** Where a stack or a resource is expected, its number is read. */
    private static final ObjectReader BY_NUMBER = MAPPER.copy()
            .addMixIn(ThreadState.class, StackByNumber.class)
            .addMixIn(Resource.class, ResourceByNumber.class)
            .readerFor(Snapshot.class);

    private static final TypeReference<List<List<String>>> STACKS = new TypeReference<>() {};
    private static final TypeReference<List<Resource>> RESOURCES = new TypeReference<>() {};

    static Snapshot read(byte[] bytes) throws IOException {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            parser.nextToken();
            parser.nextFieldName();
            parser.nextToken();
            List<List<String>> stacks =
                    MAPPER.readValue(parser, STACKS).stream().map(List::copyOf).toList();
            parser.nextFieldName();
            parser.nextToken();
            List<Resource> resources = MAPPER.readValue(parser, RESOURCES);
            parser.nextFieldName();
            parser.nextToken();
            return BY_NUMBER
                    .withAttribute(StackReader.class, stacks)
                    .withAttribute(ResourceReader.class, resources)
                    .readValue(parser);
        }
    }

    @SuppressWarnings("UnusedMethod") // Jackson reads what is written above it
    private interface StackByNumber {
        @JsonDeserialize(using = StackReader.class)
        List<String> stack();
    }

    @JsonDeserialize(using = ResourceReader.class)
    private interface ResourceByNumber {}

    /** Reads a number, and gives what has it. */
    private abstract static class ByNumber<T> extends JsonDeserializer<T> {

        @Override
        @SuppressWarnings("unchecked") // as read() has set it
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<T> table = (List<T>) context.getAttribute(getClass());
            int number = parser.getIntValue();
            if (number < 0 || number >= table.size()) {
                throw JsonMappingException.from(parser, "there is no number " + number + " among " + table.size());
            }
            return table.get(number);
        }
    }

    private static final class StackReader extends ByNumber<List<String>> {}

    private static final class ResourceReader extends ByNumber<Resource> {}
}
