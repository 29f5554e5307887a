package io.modeldeck.inference.ollama;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Artifacts;
import java.util.OptionalLong;

/** What a server holds in memory for a version of ours. */
public final class OllamaResidence {

    private final Artifacts artifacts;
    private final Keychain keychain;

    public OllamaResidence(Artifacts artifacts, Keychain keychain) {
        this.artifacts = artifacts;
        this.keychain = keychain;
    }

    /** In bytes, asked of the server now; empty where it has the model not in memory, or does not answer. */
    public OptionalLong bytes(ModelVersion version) {
        try {
            OllamaReference reference =
                    OllamaReference.read(artifacts.read(version.artifact().orElseThrow()), version.label());
            String named = reference.model();
            return new OllamaCatalogue(reference.server(), keychain)
                    .running().stream()
                            .filter(running -> running.name().equals(named)
                                    || running.name().equals(named + ":latest"))
                            .mapToLong(OllamaCatalogue.Running::bytes)
                            .findFirst();
        } catch (Problem unreachable) {
            // a figure beside an answer: without it the answer is as good
            return OptionalLong.empty();
        }
    }
}
