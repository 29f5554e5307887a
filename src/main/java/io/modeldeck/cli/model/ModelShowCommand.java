package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
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
final class ModelShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the model.")
    private String name;

    ModelShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo model = engine.registry().requireModel(name);
        List<ModelVersion> versions = engine.registry().versions(model.id());
        Optional<ModelVersion> production = engine.registry().production(model.id());
        Map<String, Object> document = ModelForm.model(model, versions, production);
        List<ServedForm> served =
                versions.stream().map(v -> ServedForm.of(engine, v)).toList();
        document.put(
                "versions", served.stream().map(each -> each.document(engine)).toList());
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
        served.forEach(each -> describe(report, each));
        return Answer.of(document, report);
    }

    private static void describe(Report report, ServedForm served) {
        ModelVersion version = served.version();
        report.heading(version.label());
        served.words().forEach(words -> report.line("  runtime " + words));
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
}
