package dev.selvedge.examples.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the Java in the documentation true: each {@code java} block of a markdown file is a copy of a tagged region
 * of a source file that is compiled and run with the tests.
 *
 * <p>In the markdown, the line above the block names the region, as {@code <!-- snippet: path/File.java#tag -->}; in
 * the source, {@code // tag::tag} and {@code // end::tag} enclose it. As a program ({@code ./selvedge format} starts
 * it) it refreshes the blocks; as part of the tests it only compares.
 */
final class Snippets {
    private static final String FENCE = "```";
    private static final Pattern MARKER = Pattern.compile("<!-- snippet: (?<file>\\S+\\.java)#(?<tag>[\\w-]+) -->");
    private static final Pattern TAG_LINE = Pattern.compile("\\s*// (tag|end)::[\\w-]+\\s*");

    private final Path root;

    Snippets(Path root) {
        this.root = root;
    }

    /** A markdown file after refreshing: its lines, and what could not be brought in order. */
    record Page(Path file, List<String> before, List<String> after, List<String> problems) {}

    /** Refreshes the blocks of all pages below the folder given, or below the current one. */
    public static void main(String[] args) throws IOException {
        Snippets snippets =
                new Snippets(Path.of(args.length == 0 ? "" : args[0]).toAbsolutePath());
        boolean sound = true;
        for (Path file : snippets.pages()) {
            Page page = snippets.refresh(file);
            page.problems().forEach(System.err::println);
            sound &= page.problems().isEmpty();
            if (!page.after().equals(page.before())) {
                Files.writeString(file, String.join("\n", page.after()) + "\n");
                System.out.println("refreshed " + snippets.name(file));
            }
        }
        System.exit(sound ? 0 : 1);
    }

    /** Returns the pages looked at: those at the root, and all below {@code docs}. */
    List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs =
                        Files.isDirectory(root.resolve("docs")) ? Files.walk(root.resolve("docs")) : Stream.of()) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns what is wrong with one page, each with its place and its remedy; nothing, if all is well. */
    List<String> problems(Path file) throws IOException {
        Page page = refresh(file);
        List<String> problems = new ArrayList<>(page.problems());
        if (problems.isEmpty() && !page.after().equals(page.before())) {
            problems.add(name(file) + ":" + firstDifference(page)
                    + ": the java block is not what its source says. Correct the source that its marker names, then"
                    + " run './selvedge format', which copies it here.");
        }
        return problems;
    }

    private static int firstDifference(Page page) {
        int line = 0;
        while (line < page.before().size()
                && line < page.after().size()
                && page.before().get(line).equals(page.after().get(line))) {
            line++;
        }
        return line + 1;
    }

    /** Returns the page as it should be; writes nothing. */
    Page refresh(Path file) throws IOException {
        List<String> before = Files.readAllLines(file);
        Page page = new Page(file, before, new ArrayList<>(), new ArrayList<>());
        String marker = "";
        int line = 0;
        while (line < before.size()) {
            String text = before.get(line);
            page.after().add(text);
            int end = text.strip().startsWith(FENCE) ? endOfBlock(before, line) : line;
            if (end > line) {
                boolean java = text.strip().equals(FENCE + "java");
                page.after().addAll(java ? content(page, marker, line, end) : before.subList(line + 1, end));
                page.after().add(before.get(Math.min(end, before.size() - 1)));
            }
            marker = text.isBlank() ? marker : text.strip();
            line = end + 1;
        }
        return page;
    }

    private static int endOfBlock(List<String> lines, int start) {
        int end = start + 1;
        while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
            end++;
        }
        return end;
    }

    private List<String> content(Page page, String marker, int start, int end) {
        Matcher found = MARKER.matcher(marker);
        String place = name(page.file()) + ":" + (start + 1) + ": ";
        try {
            if (found.matches()) {
                return region(found.group("file"), found.group("tag"));
            }
            page.problems()
                    .add(place
                            + "this java block has no marker, so nothing proves that it compiles. Put the code into a"
                            + " test, such as one in examples/src/test/java, between '// tag::NAME' and '// end::NAME';"
                            + " write '<!-- snippet: PATH/File.java#NAME -->' on the line above this block;"
                            + " then run './selvedge format', which copies it here.");
        } catch (MissingRegionException missing) {
            page.problems().add(place + missing.getMessage());
        }
        return page.before().subList(start + 1, end);
    }

    /** Returns the lines between the two marks, without the indentation they have in common. */
    private List<String> region(String file, String tag) {
        List<String> lines = read(file);
        int start = indexOf(lines, "// tag::" + tag);
        int end = indexOf(lines, "// end::" + tag);
        if (start < 0 || end < start) {
            throw new MissingRegionException(file + " has no region between '// tag::" + tag + "' and '// end::" + tag
                    + "'. Add these two lines around the code, or correct the marker.");
        }
        String region = String.join(
                "\n",
                lines.subList(start + 1, end).stream()
                        .filter(line -> !TAG_LINE.matcher(line).matches())
                        .toList());
        return region.stripIndent().strip().lines().toList();
    }

    private List<String> read(String file) {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new MissingRegionException("there is no file " + file
                    + ". The path in a marker starts at the project's root folder; correct the marker.");
        }
        try {
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int indexOf(List<String> lines, String mark) {
        return lines.stream().map(String::strip).toList().indexOf(mark);
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }

    /** A marker that names what is not there. */
    private static final class MissingRegionException extends RuntimeException {
        MissingRegionException(String message) {
            super(message);
        }
    }
}
