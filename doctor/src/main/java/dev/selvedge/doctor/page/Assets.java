package dev.selvedge.doctor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the page, read once, from the jar. There is no way to ask for any other. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** What the browser asks for, and where it is. */
    private static final String[] NAMES = {
        "index.html",
        "page.css",
        "parts.css",
        "icon.svg",
        "page.js",
        "live.js",
        "make.js",
        "findings.js",
        "tree.js",
        "graph.js",
        "groups.js",
        "timeline.js",
        "search.js",
        "details.js",
        "uplot/uPlot.iife.min.js",
        "uplot/uPlot.min.css"
    };

    private final Map<String, Asset> assets = new HashMap<>();

    /** A file with its type. */
    record Asset(String type, String text) {}

    Assets() {
        for (String name : NAMES) {
            assets.put(name, new Asset(type(name), read(name)));
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's file " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of that name, {@code index.html} for none; null if there is no such file. */
    @Nullable
    Asset named(String name) {
        return assets.get(name.isEmpty() ? "index.html" : name);
    }
}
