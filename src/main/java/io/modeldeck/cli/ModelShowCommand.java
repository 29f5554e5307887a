package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Packs;
import io.modeldeck.domain.Json;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.registry.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a model with its versions.",
        footer = {"", "Example:", "  modeldeck model show churn"})
final class ModelShowCommand extends EngineCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the model.")
    private String name;

    ModelShowCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo model = engine.registry().requireModel(name);
        List<ModelVersion> versions = engine.registry().versions(model.id());
        Optional<ModelVersion> production = engine.registry().production(model.id());
        Map<String, Object> document = ModelForm.model(model, versions, production);
        document.put(
                "versions",
                versions.stream()
                        .map(v -> ModelForm.version(v, engine.registry()::version))
                        .toList());
        Report report = new Report()
                .line(model.name() + ", " + model.task().word()
                        + model.positiveClass()
                                .map(p -> ", positive class " + p)
                                .orElse(""))
                .line(model.oldestEventAt()
                        .map(first ->
                                "Events from " + times().full(first) + " to " + times().full(model.newestEventAt()))
                        .orElse("No events yet"))
                .blank()
                .table(ModelForm.table(versions, times()), "It has no version yet.");
        Optional<ModelNote> note = engine.registry().notes().of(model.id());
        document.putAll(ModelForm.note(note));
        note.filter(it -> !it.tags().isEmpty()).ifPresent(it -> report.line("Tags: " + String.join(", ", it.tags())));
        note.filter(it -> !it.note().isEmpty())
                .ifPresent(it -> report.heading("Note").line(it.note()));
        versions.forEach(version -> describe(report, version, engine.isolation().isIsolated(version)));
        return Answer.of(document, report);
    }

    private static void describe(Report report, ModelVersion version, boolean isolated) {
        report.heading(version.label());
        runtime(version, isolated).ifPresent(words -> report.line("  runtime " + words));
        version.artifact()
                .ifPresent(digest ->
                        report.line("  file    " + version.artifactSize() + " bytes, SHA-256 " + digest.hex()));
        version.mapping()
                .bindings()
                .forEach(b -> report.line("  input   " + b.input() + " = " + String.join(", ", b.columns())));
        version.outputs().forEach(output -> report.line("  output  " + output.words()));
        if (!version.classes().isEmpty()) {
            report.line("  classes " + String.join(", ", version.classes()));
        }
        if (!version.metadata().isEmpty()) {
            report.line("  about   " + Json.write(version.metadata()));
        }
    }

    /** What answers for it, and where; nothing for what is served by others. */
    private static Optional<String> runtime(ModelVersion version, boolean isolated) {
        if (version.isExternal() || version.readsText()) {
            return Optional.empty();
        }
        String state = Packs.Pack.serving(version.framework())
                .map(pack -> Packs.ofApplication().libraries(pack).isPresent()
                        ? ", a pack"
                        : ", a pack that is not installed (" + pack.command() + ")")
                .orElse("");
        return Optional.of(
                version.framework() + state + (isolated ? ", in a process of its own" : ", in the console's process"));
    }
}
