package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "audit",
        description = "Lists who did what, when and why, the newest first.",
        footer = {"", "Example:", "  modeldeck audit --model churn --last 7d"})
public final class AuditCommand extends ReadingCommand {

    private static final int LONGEST = 80;

    @Mixin
    private ModelFilter model;

    @Mixin
    private RangeOptions range;

    @Mixin
    private LimitOption limit;

    AuditCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Optional<TimeRange> asked = range.isGiven()
                ? Optional.of(range.within(
                        new TimeRange(Instant.EPOCH, engine.clock().instant().plusMillis(1)), times()))
                : Optional.empty();
        List<AuditEntry> entries = engine.audit().entries(new AuditFilter(model.id(engine), limit.rows(), asked));
        TextTable table =
                new TextTable(times().head("at"), "by", "face", "subject", "action", "before", "after", "comment");
        entries.forEach(e -> table.row(
                times().text(e.at()),
                e.by() + (e.simulated() ? " (simulated)" : ""),
                e.face().word(),
                e.subject(),
                e.action(),
                brief(e.before()),
                brief(e.after()),
                e.comment()));
        return Answer.of(
                Answer.document(
                        "entries",
                        entries.stream().map(entry -> document(entry, engine)).toList()),
                new Report().table(table, "Nothing has been recorded."));
    }

    /** The beginning of a document: a line of the table holds no whole validation. {@code --json} and {@code export audit} have all of it. */
    private static String brief(Map<String, Object> document) {
        String text = document.isEmpty() ? "" : Json.write(document);
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    public static Map<String, Object> document(AuditEntry entry, Engine engine) {
        Optional<String> model = entry.modelId().isPresent()
                ? engine.registry().model(entry.modelId().getAsLong()).map(ModelInfo::name)
                : Optional.empty();
        return Answer.document(
                "id",
                entry.id(),
                "at",
                entry.at(),
                "recordedAt",
                entry.recordedAt(),
                "by",
                entry.by(),
                "face",
                entry.face().word(),
                "simulated",
                entry.simulated(),
                "model",
                model,
                "subject",
                entry.subject(),
                "action",
                entry.action(),
                "before",
                entry.before(),
                "after",
                entry.after(),
                "comment",
                entry.comment());
    }
}
