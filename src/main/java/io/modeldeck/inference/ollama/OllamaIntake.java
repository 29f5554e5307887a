package io.modeldeck.inference.ollama;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in models that a server holds. The server is asked first: a model that it does not have, or that cannot be asked so, is refused. */
public final class OllamaIntake {

    private final ModelIntake intake;
    private final Keychain keychain;

    public OllamaIntake(ModelIntake intake, Keychain keychain) {
        this.intake = intake;
        this.keychain = keychain;
    }

    /**
     * Adds a version for the model that the server calls by the source version.
     *
     * @param mode how it is asked; empty: as suits what it can do
     */
    public ModelVersion add(Actor actor, Instant at, OllamaServer server, AddModel options, Optional<OllamaMode> mode) {
        actor.require(Role.ENGINEER, "add a model");
        String name = options.sourceVersion();
        OllamaCatalogue.Shown shown = new OllamaCatalogue(server, keychain).show(name);
        OllamaMode chosen = mode.orElseGet(() -> OllamaMode.suiting(shown.capabilities()));
        if (!chosen.suits(shown.capabilities())) {
            throw new RuntimeFailure("'" + name + "' of Ollama at " + server.words() + " cannot be asked by "
                    + chosen.word() + "; it can do " + String.join(", ", shown.capabilities())
                    + ". Leave --mode out to let that decide.");
        }
        boolean embeds = chosen == OllamaMode.EMBEDDINGS;
        ModelReference reference = new ModelReference(
                ModelVersion.OLLAMA,
                new OllamaReference(server, name, chosen).document(),
                List.of(new TensorSpec(embeds ? "text" : "prompt", ElementType.STRING, List.of(-1L))),
                List.of(
                        embeds
                                ? new TensorSpec("embedding", ElementType.FLOAT, List.of(-1L, -1L))
                                : new TensorSpec("response", ElementType.STRING, List.of(-1L))),
                "Asked at " + server.words() + " by " + chosen.word()
                        + server.key()
                                .map(variable -> ", with the key of " + variable)
                                .orElse("") + ".");
        return intake.addReference(actor, at, options.withMetadata(metadata(options, shown, chosen)), reference);
    }

    /** The maker's document, with what the server says where it is silent. */
    private static Map<String, Object> metadata(AddModel options, OllamaCatalogue.Shown shown, OllamaMode mode) {
        Map<String, Object> metadata = new LinkedHashMap<>(options.metadata());
        metadata.putIfAbsent("taskType", mode == OllamaMode.EMBEDDINGS ? "text-embedding" : "text-generation");
        metadata.putIfAbsent("backend", "ollama");
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("family", shown.details().family());
        details.put("parameterSize", shown.details().parameters());
        details.put("quantization", shown.details().quantization());
        details.put("capabilities", List.copyOf(shown.capabilities()));
        metadata.putIfAbsent("ollama", details);
        return metadata;
    }
}
