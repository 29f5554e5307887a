package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertTransition;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.report.AlertCourse;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All about one alert, read off the FX thread.
 *
 * @param inUse whether its rule was not deleted meanwhile
 * @param watched whether its rule still watches its model
 * @param runs trainings that came of the request that it led to
 * @param deployments what went to production when it began, in words
 * @param drifted the features that had drifted when it began, in words
 */
record AlertPage(
        AlertRow row,
        Optional<AlertRule> rule,
        List<AlertTransition> steps,
        Optional<Chart> chart,
        List<TrainingRun> runs,
        List<String> deployments,
        Optional<String> drifted,
        boolean inUse,
        boolean watched) {

    static AlertPage read(Engine engine, AlertRow row, Instant now, ZoneId zone) {
        Optional<AlertRule> rule = engine.alertRules().rule(row.alert().ruleId());
        return new AlertPage(
                row,
                rule,
                engine.alerts().transitions(row.alert().id()),
                rule.flatMap(r -> AlertCourse.of(engine, words(), row.alert(), r, now, zone)),
                row.requestId().isPresent()
                        ? engine.training().runsOfRequest(row.requestId().getAsLong())
                        : List.of(),
                row.alert().model().isPresent()
                        ? Deployments.near(
                                row.alert().at(),
                                engine.promotion().stageHistory(row.alert().modelId()))
                        : List.of(),
                DriftBeside.read(engine, row.alert()),
                rule.filter(r -> engine.alertRules().all().stream().anyMatch(other -> other.id() == r.id()))
                        .isPresent(),
                row.alert().model().isPresent()
                        && engine.alertRules().effective(row.alert().modelId()).stream()
                                .anyMatch(other -> other.id() == row.alert().ruleId()));
    }

    private static AlertCourse.Words words() {
        return new AlertCourse.Words(
                Messages.text("alerts.chart.region"),
                Messages.text("alerts.chart.fired"),
                Messages.text("alerts.chart.limit"),
                Messages.text("alerts.chart.checks"),
                Messages.text("alerts.chart.values"),
                (kind, count) ->
                        Messages.text("alerts.chart.rollups", Messages.text("metrics.rollups." + kind.word()), count),
                MetricWords::of,
                Said::of);
    }

    /** What happened, the newest first. */
    List<Timeline.Entry> timeline() {
        List<Timeline.Entry> entries = new ArrayList<>();
        for (AlertTransition step : steps.reversed()) {
            entries.add(entry(step));
        }
        return entries;
    }

    private Timeline.Entry entry(AlertTransition step) {
        Optional<String> said =
                Optional.of(Who.wrote(step.by(), step.comment())).filter(text -> !text.isBlank());
        return switch (step.kind()) {
            case ACKNOWLEDGED -> told(step, said, "alerts.step.acknowledged", Glyph.OK, Tone.ACCENT);
            case COMMENT -> told(step, said, "alerts.step.comment", Glyph.DOT, Tone.NEUTRAL);
            case CLOSED -> told(step, said, "alerts.step.closed", Glyph.OK, Tone.GOOD);
            case REMINDED -> told(step, said, "alerts.step.reminded", Glyph.WARNING, Tone.WARNING);
            case ASSIGNED -> told(step, said, "alerts.step.assigned", Glyph.DOT, Tone.NEUTRAL);
            case RATED -> told(step, said, "alerts.step.rated", Glyph.DOT, Tone.NEUTRAL);
            case HIDDEN -> told(step, said, "alerts.step.hidden", Glyph.PAUSED, Tone.NEUTRAL);
            case SHOWN -> told(step, said, "alerts.step.shown", Glyph.WARNING, Tone.WARNING);
            case CONDITION -> condition(step, said);
        };
    }

    private static Timeline.Entry told(
            AlertTransition step, Optional<String> said, String key, Glyph glyph, Tone tone) {
        return new Timeline.Entry(step.at(), Who.did(step.by()), Messages.text(key), said, glyph, tone);
    }

    private Timeline.Entry condition(AlertTransition step, Optional<String> said) {
        String what = switch (step.to()) {
            case FIRING -> Messages.text("alerts.step.firing");
            case OK -> Messages.text("alerts.step.ok");
            case PENDING -> Messages.text("alerts.step.pending");
            case NO_DATA -> Messages.text("alerts.step.no-data");
            case ERROR -> Messages.text("alerts.step.error");
        };
        Glyph glyph = switch (step.to()) {
            case FIRING -> Glyph.CRITICAL;
            case OK -> Glyph.OK;
            case PENDING -> Glyph.PENDING;
            case NO_DATA -> Glyph.NO_DATA;
            case ERROR -> Glyph.FAILED;
        };
        Tone tone = switch (step.to()) {
            case FIRING, ERROR -> Tone.DANGER;
            case OK -> Tone.GOOD;
            case PENDING -> Tone.WARNING;
            case NO_DATA -> Tone.NEUTRAL;
        };
        return new Timeline.Entry(step.at(), Who.did(step.by()), what, said, glyph, tone);
    }
}
