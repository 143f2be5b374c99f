package dev.selvedge.lab.model;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import java.net.URI;

/** Where a service is that a server calls. */
public final class ServiceUrl {

    private ServiceUrl() {}

    /**
     * Takes it from the arguments of a child.
     *
     * @param arguments the arguments
     * @param key       which of them it is, such as {@code payment-url}
     * @return the URL, such as {@code http://127.0.0.1:40123}
     * @throws ArgumentException if it is missing, or is no such URL
     */
    public static URI from(Arguments arguments, String key) throws ArgumentException {
        String text = arguments.text(key);
        URI url = URI.create(text);
        if (!"http".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
            throw new ArgumentException("--" + key + " is '" + text + "': expected http://host:port");
        }
        return url;
    }
}
