package io.modeldeck.inference.ollama;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.RuntimeFailure;
import java.util.Optional;

/** The key that one server wants, asked for once and again when the server refuses it. */
final class OllamaKey {

    private final OllamaServer server;
    private final Keychain keychain;
    private volatile Optional<String> known = Optional.empty();

    OllamaKey(OllamaServer server, Keychain keychain) {
        this.server = server;
        this.keychain = keychain;
    }

    /** Empty for a server that wants none. */
    Optional<String> value() {
        if (server.key().isEmpty()) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            known = Optional.of(ask(server.key().get()));
        }
        return known;
    }

    /** The server did not take it: it may be another by now. */
    void forget() {
        known = Optional.empty();
    }

    private String ask(String variable) {
        try {
            return keychain.key(variable, variable + Keychain.COMMAND)
                    .orElseThrow(() -> new RuntimeFailure("Ollama at " + server.words() + " is asked with the key of "
                            + variable + ", and there is none; put it into that variable, or into " + variable
                            + Keychain.COMMAND + " a command that prints it, and start ModelDeck from there."));
        } catch (RuntimeFailure none) {
            throw none;
        } catch (Problem e) {
            throw new RuntimeFailure(e.getMessage(), e);
        }
    }
}
