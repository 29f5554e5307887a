package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the data-quality checks of a model, the newest first.",
        footer = {"", "Example:", "  modeldeck quality list --model churn --last 7d"})
final class QualityListCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private RangeOptions range;

    @Mixin
    private LimitOption limit;

    QualityListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        TimeRange all = RangeOptions.all(engine, info);
        Instant now = engine.clock().instant();
        // A check is dated after the events that it looked at.
        TimeRange open = new TimeRange(all.from(), (now.isAfter(all.to()) ? now : all.to()).plus(Duration.ofDays(1)));
        List<QualityReport> reports =
                engine.quality().history(info.id(), range.within(open, times())).reversed().stream()
                        .limit(limit.rows())
                        .toList();
        TextTable table = new TextTable(
                "check>", times().head("at"), "rows>", "schema>", "range>", "duplicates>", "constraints>", "findings>");
        reports.forEach(report -> table.row(
                report.id(),
                times().text(report.at()),
                report.rows(),
                report.schemaViolations(),
                report.valueRangeViolations(),
                report.duplicates(),
                report.constraintViolations(),
                report.findings().size()));
        return Answer.of(
                Answer.document(
                        "checks",
                        reports.stream()
                                .map(report -> QualityForm.document(report, engine))
                                .toList()),
                new Report().table(table, "There is no data-quality check; they come with the events."));
    }
}
