package io.modeldeck.inference.ollama;

import io.modeldeck.inference.RuntimeFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an Ollama server listens.
 *
 * @param address with scheme, host and port, and nothing else
 */
public record OllamaServer(URI address) {

    public static final OllamaServer LOCAL = new OllamaServer(URI.create("http://localhost:11434"));

    private static final int PORT = 11_434;

    /** Reads an address as it is typed, with or without scheme and port, in the form of {@code OLLAMA_HOST} too. */
    public static OllamaServer parse(String typed) {
        String text = typed.strip();
        String full = text.contains("://") ? text : "http://" + text;
        try {
            URI uri = new URI(full);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (uri.getRawPath() == null
                            || uri.getRawPath().replace("/", "").isEmpty());
            if (!plain || uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
                throw noAddress(typed, null);
            }
            // A server may be told to listen everywhere; it is asked here.
            String host = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
            int port = uri.getPort() > 0 ? uri.getPort() : text.contains("://") && scheme.equals("https") ? 443 : PORT;
            return new OllamaServer(new URI(scheme, null, host, port, null, null, null));
        } catch (URISyntaxException e) {
            throw noAddress(typed, e);
        }
    }

    private static RuntimeFailure noAddress(String typed, Exception cause) {
        return new RuntimeFailure(
                "'" + typed + "' is no address of a server; write it as " + LOCAL.words() + ", without a path.", cause);
    }

    /** As people write it. */
    public String words() {
        return address.toString();
    }

    URI at(String path) {
        return address.resolve(path);
    }
}
