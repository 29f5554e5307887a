package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Session;
import io.modeldeck.config.Keychain;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import io.modeldeck.inference.ollama.OllamaServer;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The Ollama server that a command asks. */
final class EndpointOption {

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            order = 1,
            description = "Where Ollama listens (default: $OLLAMA_HOST, else http://localhost:11434).")
    private Optional<String> endpoint;

    @Option(
            names = "--key",
            paramLabel = "VARIABLE",
            order = 1,
            description =
                    "For a server that wants one: the variable of the environment that holds the key, as in OLLAMA_API_KEY.")
    private Optional<String> key;

    OllamaCatalogue catalogue(Session session) {
        return new OllamaCatalogue(of(session), new Keychain(session.io().environment()));
    }

    OllamaServer of(Session session) {
        return endpoint.or(() -> Optional.ofNullable(session.io().environment().get("OLLAMA_HOST")))
                .filter(typed -> !typed.isBlank())
                .map(OllamaServer::parse)
                .orElse(OllamaServer.LOCAL)
                .withKey(key);
    }
}
