package io.modeldeck.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
    public static final String COMMAND = "MODELDECK_TOKEN_COMMAND";

    private static final String PUBLIC_HUB = "https://huggingface.co";
    private static final int SECONDS = 20;
    private static final int LONGEST = 4_096;

    private final Map<String, String> environment;

    public Token(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The hub that is asked where a person names none. */
    public URI hub() {
        return Addresses.parse(set(HUB).orElse(PUBLIC_HUB));
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
        return set(KEY).or(() -> set(COMMAND).map(Token::printed)).filter(key -> !key.isBlank());
    }

    private Optional<String> set(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String printed(String command) {
        List<String> words = List.of(command.strip().split("\\s+"));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File(
                            System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null")))
                    .start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw refused(words, null);
                }
                String text = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
                return text.lines().findFirst().orElse("").strip();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw refused(words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(words, e);
        }
    }

    private static FetchFailure refused(List<String> words, Exception cause) {
        return FetchFailure.of(
                FetchFailure.Code.UNAUTHORIZED,
                "The command '" + words.getFirst() + "' of " + COMMAND + " printed no key; try it in a terminal.",
                cause);
    }
}
