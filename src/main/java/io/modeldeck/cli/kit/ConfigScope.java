package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Whose config: the workspace's, a model's, or a version's. */
public final class ConfigScope {

    @Option(names = "--model", paramLabel = "NAME", order = 1, description = "Of this model (default: the workspace).")
    private Optional<String> model;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            order = 2,
            description = "Of this version of the model, by number or alias.")
    private Optional<String> version;

    private Optional<ModelInfo> info(Engine engine) {
        if (version.isPresent() && model.isEmpty()) {
            throw new WrongUsage("A version's config needs its model; add --model NAME.");
        }
        return model.map(engine.registry()::requireModel);
    }

    public OptionalLong modelId(Engine engine) {
        return info(engine).map(m -> OptionalLong.of(m.id())).orElseGet(OptionalLong::empty);
    }

    public OptionalLong versionId(Engine engine) {
        if (version.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(engine.aliases()
                .named(info(engine).orElseThrow().id(), version.get())
                .id());
    }

    public String words() {
        return model.map(name -> name
                        + version.map(n -> " " + (n.matches("\\d+") ? "v" + n : n))
                                .orElse(""))
                .orElse("the workspace");
    }
}
