package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.playground.TokenTotals;
import io.modeldeck.playground.TokenUse;
import io.modeldeck.registry.ModelInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tokens",
        description = {
            "Adds up what recorded calls of a model of texts used: tokens read and written, loads of the model and evictions"
                    + " before them."
        },
        footer = {"", "Example:", "  modeldeck tokens --model assistant --last 30d --by day"})
final class TokensCommand extends ReadingCommand {

    /** What the calls are added up by. */
    enum By {
        day,
        version,
        call
    }

    @Mixin
    private ModelOption model;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "day",
            order = 3,
            description = "day, version or call (default: day).")
    private By by;

    @Mixin
    private RangeOptions range;

    @Mixin
    private LimitOption limit;

    TokensCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        TimeRange all = new TimeRange(
                info.oldestEventAt().orElse(info.createdAt()),
                info.newestEventAt().orElse(info.createdAt()).plusMillis(1));
        List<TokenUse> uses = engine.tokens().uses(info.id(), range.within(all, times()), TokenLedger.MOST);
        TokenTotals totals = TokenTotals.of(uses);
        Report report = Report.of(
                totals.calls() == 0
                        ? info.name() + " has no recorded calls of texts in this range; predict --record leaves them."
                        : info.name() + ": " + Numbers.count(totals.calls(), "call", "calls") + ", "
                                + Numbers.count(totals.inputTokens(), "token", "tokens") + " read, "
                                + totals.outputTokens()
                                + " written, " + Numbers.count(totals.loads(), "load", "loads") + ", of them "
                                + totals.evictions() + " after an eviction.");
        Map<String, Object> document = Answer.document("model", info.name(), "totals", document(totals));
        switch (by) {
            case day -> parts(document, report, "days", "day", TokenTotals.by(uses, this::day));
            case version -> parts(document, report, "versions", "version>", TokenTotals.by(uses, TokenUse::version));
            case call -> calls(document, report, uses);
        }
        return Answer.of(document, report);
    }

    private LocalDate day(TokenUse use) {
        return use.at().atZone(times().zone()).toLocalDate();
    }

    private static void parts(
            Map<String, Object> document, Report report, String name, String head, Map<?, TokenTotals> parts) {
        TextTable table =
                new TextTable(head, "calls>", "failed>", "read>", "written>", "loads>", "evictions>", "tokens/s>");
        List<Map<String, Object>> rows = new ArrayList<>();
        parts.forEach((key, totals) -> {
            table.row(
                    key,
                    totals.calls(),
                    totals.failed(),
                    totals.inputTokens(),
                    totals.outputTokens(),
                    totals.loads(),
                    totals.evictions(),
                    Numbers.text(totals.tokensPerSecond()));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(head.replace(">", ""), key instanceof LocalDate day ? day.toString() : key);
            row.putAll(document(totals));
            rows.add(row);
        });
        document.put(name, rows);
        report.blank().table(table, "");
    }

    private void calls(Map<String, Object> document, Report report, List<TokenUse> uses) {
        TextTable table = new TextTable(
                times().head("at"), "version>", "kind", "read>", "written>", "load s>", "model was", "ended by");
        uses.stream()
                .limit(limit.rows())
                .forEach(use -> table.row(
                        times().text(use.at()),
                        use.version(),
                        use.operation(),
                        use.inputTokens(),
                        use.outputTokens(),
                        Numbers.text(use.load().toMillis() / 1e3),
                        use.evicted() ? "evicted" : use.loaded() ? "not loaded" : "in memory",
                        use.error().isEmpty() ? use.finish() : use.error()));
        document.put(
                "calls",
                uses.stream().limit(limit.rows()).map(TokenUse::document).toList());
        report.blank().table(table, "");
    }

    private static Map<String, Object> document(TokenTotals totals) {
        return Answer.document(
                "calls",
                totals.calls(),
                "failed",
                totals.failed(),
                "inputTokens",
                totals.inputTokens(),
                "outputTokens",
                totals.outputTokens(),
                "loads",
                totals.loads(),
                "evictions",
                totals.evictions(),
                "loadSeconds",
                totals.load().toMillis() / 1e3,
                "tokensPerSecond",
                totals.tokensPerSecond());
    }
}
