package dev.selvedge.doctor.page;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is let in. Other web pages in the user's browser, and other users of the machine, can reach a port of loopback; they can't know
 * the token. {@code Host} is checked against names that were made to point here, {@code Origin} and {@code Sec-Fetch-Site} against pages of
 * others. Thread-safe.
 */
final class Door {

    /** Where the page's own requests carry the token; what a browser loads by itself has it in the path. */
    static final String HEADER = "X-Selvedge-Token";

    private static final int TOKEN_BYTES = 32;
    private static final int FORBIDDEN = 403;
    private static final int WRONG_METHOD = 405;

    private final String token;
    private final Set<String> hosts;
    private final Set<String> origins;

    /** Why somebody is not let in. */
    record Refusal(int status, String why) {}

    Door(String token, int port) {
        this.token = token;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The path below which everything is that a browser loads by itself. */
    String prefix() {
        return "/" + token + "/";
    }

    /** Null if this request may pass. */
    @Nullable
    Refusal check(String method, String path, Headers headers) {
        String stranger = stranger(headers);
        if (stranger != null) {
            return new Refusal(FORBIDDEN, stranger);
        }
        if (!hasToken(path, headers)) {
            return new Refusal(
                    FORBIDDEN, "this needs the token of the address that 'selvedge doctor --serve' has printed");
        }
        return method.equals("GET") ? null : new Refusal(WRONG_METHOD, "only GET is answered here");
    }

    private @Nullable String stranger(Headers headers) {
        if (!isOnly(headers.get("Host"), hosts)) {
            return "this server answers to 127.0.0.1 and localhost only";
        }
        if (headers.containsKey("Origin") && !isOnly(headers.get("Origin"), origins)) {
            return "pages of others may not ask here";
        }
        if (headers.containsKey("Sec-Fetch-Site")
                && !isOnly(headers.get("Sec-Fetch-Site"), Set.of("same-origin", "none"))) {
            return "pages of others may not ask here";
        }
        return null;
    }

    private static boolean isOnly(@Nullable List<String> values, Set<String> allowed) {
        return values != null && values.size() == 1 && allowed.contains(values.getFirst());
    }

    private boolean hasToken(String path, Headers headers) {
        if (path.startsWith("/api/")) {
            List<String> given = headers.get(HEADER);
            return given != null && given.size() == 1 && isToken(given.getFirst());
        }
        int end = path.indexOf('/', 1);
        return end > 0 && isToken(path.substring(1, end));
    }

    /** In a time that does not tell how much of it is right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
