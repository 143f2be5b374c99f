package dev.selvedge.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that all reports are written on: slots to be filled with HTML, and all styles and scripts inside. */
final class Template {

    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z.]+)}}");

    private Template() {}

    /** Fills the slots {@code title}, {@code heading}, {@code lede}, {@code facts}, {@code nav}, {@code banner}, {@code sections} and {@code data}. */
    static String fill(Map<String, String> slots) {
        Map<String, String> all = new HashMap<>(slots);
        all.put("uplot.css", resource("uplot/uPlot.min.css"));
        all.put("uplot.js", resource("uplot/uPlot.iife.min.js"));
        all.put("page.css", resource("page.css"));
        all.put("page.js", resource("page.js"));
        return SLOT.matcher(resource("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(all.getOrDefault(slot.group(1), "")));
    }

    private static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report's own file '" + name + "' is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
