package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Problem;
import io.modeldeck.quality.Finding;
import io.modeldeck.quality.Offenders;
import io.modeldeck.quality.QualityReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a data-quality check: its findings, and with --events the events behind them.",
        footer = {"", "Example:", "  modeldeck quality show 12 --finding 1 --events --limit 20"})
final class QualityShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "CHECK", description = "Number of the check, as quality list shows it.")
    private long id;

    @Option(names = "--finding", paramLabel = "N", order = 3, description = "Only this finding of it, from 1.")
    private Optional<Integer> finding;

    @Option(
            names = "--events",
            order = 4,
            description = "Also the events that each finding is about, the newest first, as they are stored now.")
    private boolean withEvents;

    @Mixin
    private LimitOption limit;

    @Option(
            names = "--after",
            paramLabel = "EVENT",
            order = 21,
            description = "With --finding: continue behind this event, the last one of the page before.")
    private Optional<String> after;

    QualityShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        QualityReport check = engine.quality().require(id);
        if (after.isPresent() && finding.isEmpty()) {
            throw new WrongUsage("--after continues the events of one finding; name it with --finding N.");
        }
        EventForm form =
                EventForm.of(engine, engine.registry().model(check.modelId()).orElseThrow());
        Report report = head(check);
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int number : numbers(check)) {
            Finding found = check.findings().get(number - 1);
            Map<String, Object> document = new LinkedHashMap<>(QualityForm.document(found, number));
            report.heading(number + "  " + found.severity().word() + "  " + found.sentence());
            if (withEvents) {
                Offenders page = engine.quality().offenders(check, number - 1, limit.rows(), place(engine, check));
                document.put("eventCount", page.all());
                document.put("events", form.documents(page.events()));
                report.table(form.table(page.events(), found.feature(), times()), "There is no such event any more.");
            }
            documents.add(document);
        }
        Map<String, Object> answer = new LinkedHashMap<>(QualityForm.document(check, engine));
        answer.put("findings", documents);
        return Answer.of(answer, report);
    }

    private Report head(QualityReport check) {
        return Report.of("Check " + id + " at " + times().full(check.at()) + ": "
                + Numbers.count(check.rows(), "row", "rows") + ", "
                + Numbers.count(check.findings().size(), "finding", "findings") + ".");
    }

    private List<Integer> numbers(QualityReport check) {
        int all = check.findings().size();
        if (finding.isPresent() && (finding.get() < 1 || finding.get() > all)) {
            throw new Problem("Check " + id + " has " + Numbers.count(all, "finding", "findings")
                    + "; there is no finding " + finding.get() + ".");
        }
        return finding.map(List::of)
                .orElseGet(() -> IntStream.rangeClosed(1, all).boxed().toList());
    }

    private OptionalLong place(Engine engine, QualityReport check) {
        return after.map(eventId -> OptionalLong.of(engine.events()
                        .event(check.modelId(), eventId)
                        .orElseThrow(() ->
                                new Problem("There is no event '" + PlainText.of(eventId) + "' to continue behind."))
                        .id()))
                .orElseGet(OptionalLong::empty);
    }
}
