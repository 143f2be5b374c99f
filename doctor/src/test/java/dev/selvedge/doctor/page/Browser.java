package dev.selvedge.doctor.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium with one page, used as a person would: by mouse and keyboard, and by what can be seen. For one thread. */
final class Browser implements AutoCloseable {

    private static final String LISTENING = "DevTools listening on ";
    private static final int IN_TIME_MILLIS = 40_000;

    private static final Map<String, Integer> KEYS = Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "Escape",
            27,
            "End",
            35,
            "Home",
            36,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Browser(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Where Chromium is, if it is installed. */
    static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                DevTools tools = DevTools.connect(URI.create(line.substring(LISTENING.length())));
                return new Browser(process, profile, tools);
            }
        }
        throw new IOException("Chromium ended before it listened");
    }

    void open(URI address) {
        tools.call("Page.navigate", tools.object().put("url", address.toString()));
        await("document.readyState === 'complete' && location.href.startsWith('http')");
    }

    /** Errors of the console and broken rules of the content security policy so far. */
    List<String> complaints() {
        return tools.complaints();
    }

    /** Closes the page, and forgets what was wrong with it. */
    void leave() {
        tools.call("Page.navigate", tools.object().put("url", "about:blank"));
        await("location.href === 'about:blank'");
        tools.forgetComplaints();
    }

    // ---- what can be seen ------------------------------------------------------------------------------------------

    JsonNode evaluate(String expression) {
        ObjectNode parameters = tools.object().put("expression", expression);
        JsonNode answer = tools.call(
                "Runtime.evaluate", parameters.put("returnByValue", true).put("awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.get("exceptionDetails")
                    .at("/exception/description")
                    .asText(answer.get("exceptionDetails").path("text").asText()));
        }
        return answer.at("/result/value");
    }

    /** Looks until this holds; fails, and says what the page shows, if it does not in time. */
    void await(String condition) {
        evaluate("new Promise((yes, no) => { const end = performance.now() + " + IN_TIME_MILLIS
                + "; const look = () => {"
                + " let now = false; try { now = (" + condition + "); } catch (e) { }"
                + " if (now) { yes(true); } else if (performance.now() > end) {"
                + " no(new Error('not in time: ' + " + quoted(condition)
                + " + '\\n' + document.body.innerText.slice(0, 3000)));"
                + " } else { setTimeout(look, 25); } }; look(); })");
    }

    String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ").innerText")
                .asText();
    }

    /** What is read out for what has the focus: its label, or else its text. */
    String focused() {
        return evaluate("(e => e.getAttribute('aria-label') ?? e.innerText)(document.activeElement)")
                .asText();
    }

    boolean overflows() {
        return evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                .asBoolean();
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    // ---- what a person does ----------------------------------------------------------------------------------------

    /** Clicks with the mouse on the first element of a selector that shows such a text. */
    void click(String selector, String text) {
        String find = "[...document.querySelectorAll(" + quoted(selector)
                + ")].find(e => e.checkVisibility() && e.innerText.includes(" + quoted(text) + "))";
        await(find);
        JsonNode place = evaluate(
                "(e => { e.scrollIntoView({block: 'center', behavior: 'instant'}); const b = e.getBoundingClientRect();"
                        + " return {x: b.left + b.width / 2, y: b.top + Math.min(b.height / 2, 14)}; })(" + find + ")");
        for (String type : List.of("mousePressed", "mouseReleased")) {
            tools.call(
                    "Input.dispatchMouseEvent",
                    tools.object()
                            .put("type", type)
                            .put("x", place.get("x").asDouble())
                            .put("y", place.get("y").asDouble())
                            .put("button", "left")
                            .put("clickCount", 1));
        }
    }

    void press(String... keys) {
        for (String key : keys) {
            int code = KEYS.getOrDefault(key, 0);
            ObjectNode down = tools.object()
                    .put("type", key.equals("Enter") ? "keyDown" : "rawKeyDown")
                    .put("key", key)
                    .put("code", key)
                    .put("windowsVirtualKeyCode", code);
            if (key.equals("Enter")) {
                down.put("text", "\r");
            }
            tools.call("Input.dispatchKeyEvent", down);
            tools.call(
                    "Input.dispatchKeyEvent",
                    tools.object()
                            .put("type", "keyUp")
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", code));
        }
    }

    void type(String text) {
        tools.call("Input.insertText", tools.object().put("text", text));
    }

    // ---- how it looks ----------------------------------------------------------------------------------------------

    void size(int width, int height) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                tools.object()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 500));
    }

    void scheme(String name) {
        ObjectNode parameters = tools.object();
        parameters
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", name);
        tools.call("Emulation.setEmulatedMedia", parameters);
    }

    /** Puts a picture of what can be seen into a file. */
    void picture(Path file) throws IOException {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
        String data = tools.call("Page.captureScreenshot", tools.object().put("format", "png"))
                .get("data")
                .asText();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tools.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | java.io.UncheckedIOException e) {
            // One of its processes was still writing: a folder of temporary files stays behind.
        }
    }
}
