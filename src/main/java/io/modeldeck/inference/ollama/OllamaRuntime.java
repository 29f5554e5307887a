package io.modeldeck.inference.ollama;

import io.modeldeck.config.Keychain;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;

/** Models of Ollama servers. */
public final class OllamaRuntime implements ModelRuntime {

    /** A large model may be silent for minutes while the server loads it. */
    public static final Duration CALL = Duration.ofMinutes(10);

    private final Duration limit;
    private final Keychain keychain;

    public OllamaRuntime(Duration limit, Keychain keychain) {
        this.limit = limit;
        this.keychain = keychain;
    }

    @Override
    public String framework() {
        return ModelVersion.OLLAMA;
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        OllamaReference reference = OllamaReference.read(artifact, version.label());
        OllamaKey key = new OllamaKey(reference.server(), keychain);
        OllamaCalls calls = new OllamaCalls(new OllamaHttp(reference.server(), key, limit), reference.model());
        return new OllamaModel(
                calls, reference.mode(), version.mapping().columns().getFirst());
    }
}
