package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.config.ConfigKeys;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DetectorTrial;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "detectors",
        description =
                "Says when detectors would have signalled over the stored labelled errors of a version, had they begun to"
                        + " read at the start of the range, before one is chosen in drift.conceptDrift.detectors. Changes"
                        + " nothing.",
        footer = {"", "Example:", "  modeldeck drift detectors --model churn --detector page_hinkley --last 90d"})
final class DriftDetectorsCommand extends ReadingCommand {

    /** So many signals of each are listed for people; machines get all. */
    private static final int LISTED = 20;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private RangeOptions range;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            order = 6,
            description = "Only this one; may be repeated. ddm, eddm, hddm_a, page_hinkley, adwin or kswin.")
    private List<String> wanted = new ArrayList<>();

    DriftDetectorsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        wanted.stream()
                .filter(word -> !ConfigKeys.DETECTORS.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new WrongUsage("There is no detector '" + PlainText.of(word) + "'; choose one of "
                            + String.join(", ", ConfigKeys.DETECTORS) + ".");
                });
        ModelInfo info = model.of(engine);
        ModelVersion of = version.serving(engine, info);
        TimeRange asked = asked(engine, info);
        List<DetectorTrial> trials =
                engine.drift().tryDetectors(of, asked, wanted.isEmpty() ? ConfigKeys.DETECTORS : wanted);
        List<String> inUse = engine.config()
                .effective(info.id(), of.id())
                .drift()
                .conceptDrift()
                .detectors();
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "version",
                        of.deploymentVersion(),
                        "from",
                        asked.from(),
                        "to",
                        asked.to(),
                        "detectors",
                        trials.stream()
                                .map(trial -> document(trial, inUse.contains(trial.detector())))
                                .toList()),
                report(trials, inUse));
    }

    /** All labels that are known, also those that came long after the last event. */
    private TimeRange asked(Engine engine, ModelInfo info) {
        TimeRange all = DriftCommand.checks(engine, info);
        Instant now = engine.clock().instant();
        return range.isGiven()
                ? range.within(all, times())
                : new TimeRange(all.from(), now.isAfter(all.to()) ? now : all.to());
    }

    private Report report(List<DetectorTrial> trials, List<String> inUse) {
        TextTable counts = new TextTable("detector", "in use", "rises>", "falls>", times().head("first rise"));
        TextTable signals = new TextTable("detector", times().head("known"), "what", "errors before>", "lately>");
        for (DetectorTrial trial : trials) {
            List<DetectorTrial.Change> rises =
                    trial.changes().stream().filter(DetectorTrial.Change::worse).toList();
            counts.row(
                    trial.detector(),
                    inUse.contains(trial.detector()) ? "yes" : "no",
                    rises.size(),
                    trial.changes().size() - rises.size(),
                    rises.isEmpty() ? "" : times().text(rises.getFirst().at()));
            trial.changes().stream()
                    .limit(LISTED)
                    .forEach(change -> signals.row(
                            trial.detector(),
                            times().text(change.at()),
                            change.worse() ? "rise" : "fall",
                            Numbers.percent(change.before()),
                            Numbers.percent(change.lately())));
        }
        return new Report().table(counts, "").table(signals, "None of them would have signalled.");
    }

    private static Map<String, Object> document(DetectorTrial trial, boolean inUse) {
        return Answer.document(
                "detector",
                trial.detector(),
                "inUse",
                inUse,
                "changes",
                trial.changes().stream()
                        .map(change -> Answer.document(
                                "at",
                                change.at(),
                                "before",
                                change.before(),
                                "lately",
                                change.lately(),
                                "worse",
                                change.worse()))
                        .toList());
    }
}
