package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "note",
        description = "Shows or writes a model's tags and its note for whoever comes next; what is not given stays.",
        footer = {
            "",
            "Example:",
            "  modeldeck model note --model churn --tags billing,monthly --text \"Ask sales first.\""
        })
final class ModelNoteCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--tags",
            paramLabel = "TAG,TAG",
            split = ",",
            order = 2,
            description = "The tags, in the place of those before; an empty text takes them all away.")
    private List<String> tags;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            order = 3,
            description = "The note, in the place of the one before; an empty text takes it away.")
    private Optional<String> text;

    @Mixin
    private ActorOptions actor;

    ModelNoteCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return writes() ? Access.WRITE : Access.READ;
    }

    private boolean writes() {
        return tags != null || text.isPresent();
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        Optional<ModelNote> before = engine.registry().notes().of(info.id());
        Optional<ModelNote> now = writes()
                ? Optional.of(engine.registry()
                        .notes()
                        .put(
                                actor.actor(engine),
                                actor.at(engine, times()),
                                info,
                                tags != null
                                        ? tags
                                        : before.map(ModelNote::tags).orElse(List.of()),
                                text.or(() -> before.map(ModelNote::note)).orElse(""),
                                actor.comment()))
                : before;
        Map<String, Object> document = Answer.document("model", info.name());
        document.putAll(ModelForm.note(now));
        return Answer.of(document, report(info, now));
    }

    private Report report(ModelInfo info, Optional<ModelNote> note) {
        if (note.filter(it -> !it.tags().isEmpty() || !it.note().isEmpty()).isEmpty()) {
            return Report.of("Nobody wrote anything about " + info.name() + ".");
        }
        Report report = Report.of(info.name() + ", written by " + note.get().by() + " on "
                + times().text(note.get().at()) + ".");
        if (!note.get().tags().isEmpty()) {
            report.line("Tags: " + String.join(", ", note.get().tags()));
        }
        note.get().note().lines().forEach(report::line);
        return report;
    }
}
