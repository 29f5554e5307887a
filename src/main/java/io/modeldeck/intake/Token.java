package io.modeldeck.intake;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key to a hub: out of the environment, or from a command that asks a keychain. It is never kept, shown or logged, and goes to the hub that the
 * environment names and to nobody else, encrypted unless the hub is on this machine.
 */
public final class Token {

    /** The hub, where it is not the public one. */
    public static final String HUB = "HF_ENDPOINT";

    /** The key itself. */
    public static final String KEY = "HF_TOKEN";

    /** A command that prints the key, as in {@code secret-tool lookup service huggingface}; words with blanks between, no shell. */
    public static final String COMMAND = Keychain.OF_HUB + Keychain.COMMAND;

    private static final String PUBLIC_HUB = "https://huggingface.co";

    private final Keychain keychain;

    public Token(Keychain keychain) {
        this.keychain = keychain;
    }

    Token(Map<String, String> environment) {
        this(new Keychain(environment));
    }

    /** The hub that is asked where a person names none. */
    public URI hub() {
        return Addresses.parse(keychain.value(HUB).orElse(PUBLIC_HUB));
    }

    /** The value of the header for that address; empty where the key is none of its business. */
    Optional<String> headerFor(URI uri) {
        URI hub = hub();
        boolean its = hub.getScheme().equalsIgnoreCase(uri.getScheme())
                && hub.getHost().equalsIgnoreCase(uri.getHost())
                && hub.getPort() == uri.getPort();
        boolean safe = uri.getScheme().equalsIgnoreCase("https")
                || List.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
        return its && safe ? key().map(key -> "Bearer " + key) : Optional.empty();
    }

    private Optional<String> key() {
        try {
            return keychain.key(KEY, COMMAND);
        } catch (Problem e) {
            throw FetchFailure.of(FetchFailure.Code.UNAUTHORIZED, e.getMessage(), e);
        }
    }
}
