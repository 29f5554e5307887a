package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.RankedFeature;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rank",
        description = {
            "Ranks the features of a model by how much they explain: how often they drifted, how high they scored, and how"
                    + " closely their score followed the errors of the same windows (Spearman). Without a range: the last 30 days."
        },
        footer = {"", "Example:", "  modeldeck drift rank --model churn --last 90d"})
final class DriftRankCommand extends ReadingCommand {

    private static final Duration USUAL = Duration.ofDays(30);

    @Mixin
    private ModelOption model;

    @Mixin
    private RangeOptions range;

    DriftRankCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        TimeRange all = DriftCommand.checks(engine, info);
        TimeRange asked = range.isGiven() ? range.within(all, times()) : TimeRange.endingAt(all.to(), USUAL);
        List<RankedFeature> features = engine.drift().ranking(info.id(), asked);
        TextTable table = new TextTable(
                "feature", "drifted>", "checks>", "newest score>", "highest score>", "with errors>", "windows>");
        features.forEach(f -> table.row(
                f.feature(),
                f.drifted(),
                f.checks(),
                Numbers.score(OptionalDouble.of(f.newestScore())),
                Numbers.score(OptionalDouble.of(f.highestScore())),
                Numbers.text(f.correlation()),
                f.periods()));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "from",
                        asked.from(),
                        "to",
                        asked.to(),
                        "features",
                        features.stream().map(DriftRankCommand::document).toList()),
                new Report().table(table, "No input was evaluated in the range."));
    }

    private static Map<String, Object> document(RankedFeature feature) {
        return Answer.document(
                "feature",
                feature.feature(),
                "drifted",
                feature.drifted(),
                "checks",
                feature.checks(),
                "newestScore",
                feature.newestScore(),
                "highestScore",
                feature.highestScore(),
                "correlationWithErrors",
                feature.correlation(),
                "windowsWithLabels",
                feature.periods());
    }
}
