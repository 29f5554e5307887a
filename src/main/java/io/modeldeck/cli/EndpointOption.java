package io.modeldeck.cli;

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

    OllamaServer of(Session session) {
        return endpoint.or(() -> Optional.ofNullable(session.io().environment().get("OLLAMA_HOST")))
                .filter(typed -> !typed.isBlank())
                .map(OllamaServer::parse)
                .orElse(OllamaServer.LOCAL);
    }
}
