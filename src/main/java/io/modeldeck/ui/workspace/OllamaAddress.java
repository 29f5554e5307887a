package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.config.Settings;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;

/** The Ollama server that is proposed where one is asked for. Off the FX thread only. */
final class OllamaAddress {

    /** The variable that Ollama's own programs read. */
    private static final String VARIABLE = "OLLAMA_HOST";

    private OllamaAddress() {}

    /** As it was set here, else as the environment says, else on this machine. */
    static String usual(Engine engine) {
        return engine.settings()
                .get(Settings.OLLAMA)
                .filter(address -> !address.isBlank())
                .or(() -> engine.keychain().value(VARIABLE))
                .orElse(OllamaServer.LOCAL.words());
    }

    /** Asks it who it is. */
    static String test(Engine engine, String typed) {
        OllamaServer server = OllamaServer.parse(typed);
        Optional<String> key = engine.keychain().value(OllamaServer.USUAL_KEY).map(any -> OllamaServer.USUAL_KEY);
        OllamaCatalogue catalogue = new OllamaCatalogue(server.withKey(key), engine.keychain());
        return Messages.text(
                "settings.ollama.answers",
                server.words(),
                catalogue.version(),
                catalogue.list().size(),
                catalogue.running().size());
    }
}
