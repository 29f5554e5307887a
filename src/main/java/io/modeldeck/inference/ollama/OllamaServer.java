package io.modeldeck.inference.ollama;

import io.modeldeck.config.Keychain;
import io.modeldeck.inference.RuntimeFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an Ollama server listens, and which key it wants.
 *
 * @param address with scheme, host and port, and nothing else
 * @param key the variable of the environment that holds the key, or whose name with {@code _COMMAND} behind it holds a command that prints it; the key
 *     itself is nowhere but there. Only variables whose names say that they are meant for this, so that no document can ask for another secret
 */
public record OllamaServer(URI address, Optional<String> key) {

    /** The variable that Ollama's own programs read. */
    public static final String USUAL_KEY = "OLLAMA_API_KEY";

    public static final OllamaServer LOCAL = new OllamaServer(URI.create("http://localhost:11434"), Optional.empty());

    private static final int PORT = 11_434;
    private static final Pattern VARIABLE = Pattern.compile("(OLLAMA|MODELDECK)_[A-Z0-9_]{1,60}");

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
            return new OllamaServer(new URI(scheme, null, host, port, null, null, null), Optional.empty());
        } catch (URISyntaxException e) {
            throw noAddress(typed, e);
        }
    }

    private static RuntimeFailure noAddress(String typed, Exception cause) {
        return new RuntimeFailure(
                "'" + typed + "' is no address of a server; write it as " + LOCAL.words() + ", without a path.", cause);
    }

    /**
     * The same server, asked with the key of that variable; without one where none is named. Refused where the key would travel for everybody to read.
     */
    public OllamaServer withKey(Optional<String> variable) {
        Optional<String> named = variable.map(String::strip).filter(name -> !name.isEmpty());
        named.ifPresent(this::requireKey);
        return new OllamaServer(address, named);
    }

    private void requireKey(String variable) {
        if (!VARIABLE.matcher(variable).matches()
                || variable.endsWith(Keychain.COMMAND)
                || variable.equals(Keychain.OF_HUB)) {
            throw new RuntimeFailure("A key is named by the variable of the environment that holds it, as in "
                    + USUAL_KEY
                    + "; its name begins with OLLAMA_ or MODELDECK_, does not end in " + Keychain.COMMAND
                    + " and is not " + Keychain.OF_HUB + ", which is the hub's. Never write the key itself here.");
        }
        boolean here = List.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost());
        if (!address.getScheme().equals("https") && !here) {
            throw new RuntimeFailure("The key of " + variable + " would travel to " + words()
                    + " unencrypted; name the server with https://, or leave the key out.");
        }
    }

    /** As people write it. */
    public String words() {
        return address.toString();
    }

    URI at(String path) {
        return address.resolve(path);
    }
}
