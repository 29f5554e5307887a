package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What came out of a run, as small tables. */
final class RunFigures {

    private RunFigures() {}

    /** What the validation demanded, and what came out. */
    static Node criteria(RunReport report) {
        PlainTable table = new PlainTable(
                Messages.text("runs.criterion"),
                Messages.text("runs.threshold"),
                Messages.text("runs.actual"),
                Messages.text("runs.result"));
        for (RunReport.Criterion criterion : report.criteria()) {
            String name = criterion.isChampion()
                    ? Messages.text("runs.criterion.champion", report.championName())
                    : criterion.name();
            String side = criterion.minimum() ? "≥ " : "≤ ";
            table.row(
                    PlainTable.cell(name),
                    new Label(RunMetrics.label(criterion.metric()) + " " + side
                            + RunMetrics.value(criterion.metric(), criterion.threshold())),
                    new Label(criterion
                            .actual()
                            .map(actual -> RunMetrics.value(criterion.metric(), actual))
                            .orElse(Formats.NONE)),
                    RunViews.verdict(criterion.passed()));
        }
        return table;
    }

    /** Measures on the held-out rows, beside the version in production then. */
    static Node metrics(RunReport report) {
        boolean champion = !report.champion().isEmpty();
        PlainTable table = champion
                ? new PlainTable(
                        Messages.text("runs.metric"),
                        Messages.text("runs.candidate"),
                        report.championName(),
                        Messages.text("runs.compared"))
                : new PlainTable(Messages.text("runs.metric"), Messages.text("runs.candidate"));
        report.candidate().forEach((name, value) -> table.row(metric(report, name, value)));
        return table;
    }

    private static Node[] metric(RunReport report, String name, double value) {
        List<Node> cells =
                new ArrayList<>(List.of(new Label(RunMetrics.label(name)), new Label(RunMetrics.value(name, value))));
        Double before = report.champion().get(name);
        if (before != null) {
            cells.add(new Label(RunMetrics.value(name, before)));
            RunMetrics.gain(name, before, value).ifPresent(gain -> cells.add(gain(name, gain)));
        }
        return cells.toArray(Node[]::new);
    }

    private static Label gain(String metric, double gain) {
        boolean same = Math.abs(gain) < 5e-5;
        String key = same ? "runs.same" : gain > 0 ? "runs.better" : "runs.worse";
        Glyph glyph = same ? Glyph.DOT : gain > 0 ? Glyph.OK : Glyph.WARNING;
        Tone tone = same ? Tone.NEUTRAL : gain > 0 ? Tone.GOOD : Tone.WARNING;
        return new Label(Messages.text(key, RunMetrics.difference(metric, Math.abs(gain))), glyph.node(tone));
    }
}
