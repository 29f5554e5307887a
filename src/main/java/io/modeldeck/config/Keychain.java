package io.modeldeck.config;

import io.modeldeck.domain.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Keys to servers: out of the environment, or from commands that ask a keychain. They are never kept, shown or logged. */
public final class Keychain {

    /** Behind the name of a key's variable: a variable with a command that prints the key instead. */
    public static final String COMMAND = "_COMMAND";

    /** With {@link #COMMAND} behind it, the variable whose command prints the key to the hub. That key goes to the hub and to nobody else. */
    public static final String OF_HUB = "MODELDECK_TOKEN";

    private static final int SECONDS = 20;
    private static final int LONGEST = 4_096;

    private final Map<String, String> environment;

    /** @param environment variables by name */
    public Keychain(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** What stands in a variable; empty where that is nothing. */
    public Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /**
     * The key of a variable, else what the command prints that another variable holds: words with blanks between, as in {@code secret-tool lookup
     * service huggingface}, run without a shell.
     *
     * @throws Problem for a command that prints no key, and for what no header of a request can hold
     */
    public Optional<String> key(String variable, String commandVariable) {
        Optional<String> given = value(variable).map(String::strip);
        if (given.isPresent()) {
            return given.map(key -> fit(key, variable));
        }
        return value(commandVariable)
                .map(command -> printed(command, commandVariable))
                .map(key -> fit(key, commandVariable));
    }

    /** Whatever carries the key on would quote it when it refuses it. */
    private static String fit(String key, String variable) {
        if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new Problem("The key of " + variable
                    + " holds a blank or a character that no key holds; copy it again, without what stands around it.");
        }
        return key;
    }

    private static String printed(String command, String variable) {
        List<String> words = List.of(command.strip().split("\\s+"));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File(windows ? "NUL" : "/dev/null")))
                    .start();
            try {
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw refused(words, variable, null);
                }
                String text = new String(process.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
                return text.lines()
                        .findFirst()
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .orElseThrow(() -> refused(words, variable, null));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw refused(words, variable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(words, variable, e);
        }
    }

    private static Problem refused(List<String> words, String variable, Exception cause) {
        return new Problem(
                "The command '" + words.getFirst() + "' of " + variable + " printed no key; try it in a terminal.",
                cause);
    }
}
