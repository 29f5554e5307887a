package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Ink;
import io.modeldeck.domain.Severity;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.report.NextDue;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.chart.Sparkline;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.DueWords;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the row of one model holds: its figures, each the door to the screen that explains it. */
final class ModelCells {

    private final ScreenContext context;
    private final OverviewRow row;

    ModelCells(ScreenContext context, OverviewRow row) {
        this.context = context;
        this.row = row;
    }

    Door name() {
        Label name = new Label(row.model().name());
        name.getStyleClass().add("model-name");
        HoverText.of(name, row.model().name());
        OverviewRow.Health health = row.health();
        Label state = new Label(Messages.text("overview.health." + health.name()));
        state.setGraphic(glyph(health).node(tone(health)));
        state.getStyleClass().add("caption");
        String serving = row.production()
                .map(version -> Messages.text("overview.production", version.deploymentVersion()))
                .orElse(Messages.text("overview.no-production"));
        String since = row.historical()
                ? Messages.text(
                        "overview.historical",
                        context.formats().date(row.range().to()))
                : "";
        Label version = caption(since.isEmpty() ? serving : since);
        HoverText.of(version, since.isEmpty() ? serving : serving + ". " + since);
        String says = row.model().name() + ", " + state.getText() + ", " + version.getText();
        return door(says, new Place.ModelPage(row.model().id()), name, state, version);
    }

    Door requests() {
        String rate = rate(row.requestsPerHour());
        Sparkline line = spark(row.requests(), Messages.text("overview.says.requests", rate), Ink.SERIES_1);
        return door(
                Messages.text("overview.says.requests", rate),
                new Place.Metrics(row.model().id()),
                value(rate, Messages.text("overview.per-hour")),
                line);
    }

    Door latency() {
        String p95 = Formats.millis(row.p95());
        String change = Double.isFinite(row.p95Change()) ? Formats.change(row.p95Change()) : "";
        String says = Messages.text("overview.says.p95", p95, change.isEmpty() ? Formats.NONE : change);
        HBox value = value(p95, change);
        if (!change.isEmpty()) {
            HoverText.of(value, Messages.text("overview.change"));
        }
        return door(says, new Place.Metrics(row.model().id()), value, spark(row.p95Millis(), says, Ink.SERIES_2));
    }

    Door errors() {
        String rate = Formats.percent(row.now().errorRate());
        String of = Messages.text(
                "overview.of",
                Formats.count(row.now().errorCount()),
                Formats.count(row.now().requestCount()));
        return door(
                Messages.text("overview.says.errors", rate, of),
                new Place.Metrics(row.model().id()),
                value(rate, ""),
                caption(of));
    }

    Door quality() {
        Optional<OverviewRow.Quality> known = row.quality();
        if (known.isEmpty()) {
            return door(
                    Messages.text("overview.no-labels"),
                    new Place.Metrics(row.model().id()),
                    value(Formats.NONE, ""),
                    caption(Messages.text("overview.no-labels")));
        }
        OverviewRow.Quality quality = known.get();
        String value = quality.isShare() ? Formats.percent(quality.value()) : Formats.number(quality.value());
        String name = Messages.text(quality.isShare() ? "overview.accuracy" : "overview.rmse");
        String labels = Messages.text("overview.labels", Formats.count(quality.labelled()));
        Label note = unbroken(name);
        HoverText.of(note, name + ", " + labels);
        return door(
                name + " " + value + ", " + labels,
                new Place.Metrics(row.model().id()),
                value(value, ""),
                note);
    }

    Door drift() {
        if (row.drift().isEmpty()) {
            return door(
                    Messages.text("overview.no-drift"),
                    new Place.Drift(row.model().id()),
                    value(Formats.NONE, ""),
                    caption(Messages.text("overview.no-drift")));
        }
        DriftResult worst = row.drift().get();
        boolean evaluated = worst.state() != DriftState.NOT_EVALUATED;
        String what = DriftNames.of(worst);
        HBox value = value(evaluated ? DriftNames.score(worst.score()) : Formats.NONE, "");
        if (worst.state() == DriftState.DRIFT) {
            value.getChildren().addFirst(Glyph.CRITICAL.node(Tone.DANGER));
        }
        Label note = unbroken(evaluated ? what : Messages.text("overview.not-evaluated"));
        HoverText.of(note, DriftNames.sentence(worst));
        return door(
                DriftNames.sentence(worst),
                new Place.Drift(row.model().id(), worst.feature()),
                value,
                ScoreBar.of(worst),
                note);
    }

    Door alerts() {
        HBox counts = new HBox();
        counts.getStyleClass().add("alert-counts");
        for (Severity severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            if (row.open(severity) > 0) {
                Label count = new Label(Formats.count(row.open(severity)));
                count.setGraphic(SeverityGlyph.glyph(severity).node(SeverityGlyph.tone(severity)));
                count.getStyleClass().add("row-value");
                HoverText.of(count, SeverityGlyph.word(severity));
                counts.getChildren().add(count);
            }
        }
        long all = row.openAlerts().values().stream().mapToLong(Long::longValue).sum();
        String words = all == 0 ? Messages.text("overview.none-open") : Messages.text("overview.open", all);
        if (all == 0) {
            counts.getChildren().add(value("0", ""));
        }
        return door(words, new Place.Alerts(), counts, caption(words));
    }

    Door training() {
        String when = row.lastTraining().map(context.formats()::relative).orElse(Formats.NONE);
        Label label = new Label(when);
        label.getStyleClass().add("row-note");
        row.lastTraining().ifPresent(at -> HoverText.of(label, context.formats().timeWithZone(at)));
        Label note = caption(row.lastTraining().isPresent() ? "" : Messages.text("overview.no-training"));
        return door(
                Messages.text("overview.says.training", when),
                new Place.Runs(),
                note.getText().isEmpty() ? new Node[] {label} : new Node[] {label, note});
    }

    /** What is looked at next, and when. */
    Door due() {
        Place jobs = new Place.Jobs();
        if (row.nextDue().isEmpty()) {
            String why = Messages.text(row.historical() ? "overview.due.historical" : "overview.due.none");
            return door(why, jobs, caption(why));
        }
        NextDue due = row.nextDue().get();
        boolean late = due.at().isBefore(context.now());
        String what = DueWords.of(due.what());
        // the moment stays together where the words have two lines
        String when = (late
                        ? Messages.text("overview.due.now")
                        : context.formats().relative(due.at()))
                .replace(' ', '\u00a0');
        Label label = caption(Messages.text("overview.due.what", what, when));
        String says = Messages.text("overview.due.what", what, context.formats().timeWithZone(due.at()));
        HoverText.of(label, says);
        return door(says, jobs, label);
    }

    private Door door(String says, Place place, Node... content) {
        return new Door(says, () -> open(place), content);
    }

    private void open(Place place) {
        context.selection().choose(row.model().id());
        context.go(place);
    }

    private Sparkline spark(double[] values, String says, Ink ink) {
        Sparkline line = new Sparkline();
        line.setPalette(context.theme().palette());
        line.setInk(ink);
        line.setFromZero(true);
        line.setValues(values, says);
        line.setMaxWidth(Double.MAX_VALUE);
        line.setPrefHeight(26);
        VBox.setVgrow(line, Priority.ALWAYS);
        return line;
    }

    /** Whole numbers, and one decimal where the number is small. */
    static String rate(double rate) {
        double shown = rate >= 10 ? Math.rint(rate) : Math.rint(rate * 10) / 10;
        return shown == Math.rint(shown) ? Formats.count((long) shown) : Formats.decimals(shown, 1);
    }

    private static HBox value(String text, String note) {
        Label value = new Label(text);
        value.getStyleClass().add("row-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(value);
        box.getStyleClass().add("row-figure");
        if (!note.isEmpty()) {
            Label after = caption(note);
            box.getChildren().add(after);
        }
        return box;
    }

    /** A name: on several lines by its words; one word is cut short rather than broken, and whole on hovering. */
    private static Label unbroken(String name) {
        Label label = caption(name);
        label.setWrapText(name.contains(" "));
        return label;
    }

    static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Glyph glyph(OverviewRow.Health health) {
        return switch (health) {
            case CRITICAL -> Glyph.CRITICAL;
            case WARNING -> Glyph.WARNING;
            case NOTICE -> Glyph.INFO;
            case GOOD -> Glyph.OK;
            case NO_EVENTS -> Glyph.NO_DATA;
        };
    }

    private static Tone tone(OverviewRow.Health health) {
        return switch (health) {
            case CRITICAL -> Tone.DANGER;
            case WARNING -> Tone.WARNING;
            case NOTICE -> Tone.ACCENT;
            case GOOD -> Tone.GOOD;
            case NO_EVENTS -> Tone.NEUTRAL;
        };
    }
}
