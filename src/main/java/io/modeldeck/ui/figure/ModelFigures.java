package io.modeldeck.ui.figure;

import io.modeldeck.chart.Ink;
import io.modeldeck.domain.Severity;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.report.NextDue;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.figure.FigurePart.Beside;
import io.modeldeck.ui.figure.FigurePart.Kind;
import io.modeldeck.ui.figure.FigurePart.Mark;
import io.modeldeck.ui.figure.FigurePart.Words;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.DueWords;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the row of one model shows: its figures, each with the way to the screen that explains it. */
public final class ModelFigures {

    private final ScreenContext context;
    private final OverviewRow row;

    public ModelFigures(ScreenContext context, OverviewRow row) {
        this.context = context;
        this.row = row;
    }

    /** In the order of the columns. */
    public List<Figure> all() {
        return List.of(name(), requests(), latency(), errors(), quality(), drift(), alerts(), training(), due());
    }

    private Figure name() {
        OverviewRow.Health health = row.health();
        String state = Messages.text("figure.health." + health.name());
        String serving = row.production()
                .map(version -> Messages.text("figure.production", version.deploymentVersion()))
                .orElse(Messages.text("figure.no-production"));
        String since = row.historical()
                ? Messages.text(
                        "figure.historical", context.formats().date(row.range().to()))
                : "";
        String version = since.isEmpty() ? serving : since;
        String name = row.model().name();
        return new Figure(
                name + ", " + state + ", " + version,
                new Place.ModelPage(row.model().id()),
                new Words(Kind.NAME, name, name),
                new Words(Kind.STATE, state, "", Optional.of(new Mark(glyph(health), tone(health)))),
                new Words(Kind.CAPTION, version, since.isEmpty() ? serving : serving + ". " + since));
    }

    public Figure requests() {
        String rate = rate(row.requestsPerHour());
        String says = Messages.text("figure.says.requests", rate);
        return new Figure(
                says,
                metrics(),
                value(rate, Messages.text("figure.per-hour")),
                line(row.requests(), says, Ink.SERIES_1));
    }

    public Figure latency() {
        String p95 = Formats.millis(row.p95());
        String change = Double.isFinite(row.p95Change()) ? Formats.change(row.p95Change()) : "";
        String says = Messages.text("figure.says.p95", p95, change.isEmpty() ? Formats.NONE : change);
        return new Figure(
                says,
                metrics(),
                value(List.of(), p95, change, change.isEmpty() ? "" : Messages.text("figure.change")),
                line(row.p95Millis(), says, Ink.SERIES_2));
    }

    public Figure errors() {
        String rate = Formats.percent(row.now().errorRate());
        String of = Messages.text(
                "figure.of",
                Formats.count(row.now().errorCount()),
                Formats.count(row.now().requestCount()));
        return new Figure(Messages.text("figure.says.errors", rate, of), metrics(), value(rate, ""), caption(of));
    }

    public Figure quality() {
        Optional<OverviewRow.Quality> known = row.quality();
        if (known.isEmpty()) {
            String none = Messages.text("figure.no-labels");
            return new Figure(none, metrics(), value(Formats.NONE, ""), caption(none));
        }
        OverviewRow.Quality quality = known.get();
        String value = quality.isShare() ? Formats.percent(quality.value()) : Formats.number(quality.value());
        String name = Messages.text(quality.isShare() ? "figure.accuracy" : "figure.rmse");
        String labels = Messages.text("figure.labels", Formats.count(quality.labelled()));
        return new Figure(
                name + " " + value + ", " + labels, metrics(), value(value, ""), unbroken(name, name + ", " + labels));
    }

    public Figure drift() {
        if (row.drift().isEmpty()) {
            String none = Messages.text("figure.no-drift");
            return new Figure(none, new Place.Drift(row.model().id()), value(Formats.NONE, ""), caption(none));
        }
        DriftResult worst = row.drift().get();
        boolean evaluated = worst.state() != DriftState.NOT_EVALUATED;
        return new Figure(
                DriftNames.sentence(worst),
                new Place.Drift(row.model().id(), worst.feature()),
                value(
                        worst.state() == DriftState.DRIFT ? List.of(new Mark(Glyph.CRITICAL, Tone.DANGER)) : List.of(),
                        evaluated ? DriftNames.score(worst.score()) : Formats.NONE,
                        "",
                        ""),
                new FigurePart.Bar(worst.score(), worst.state()),
                unbroken(
                        evaluated ? DriftNames.of(worst) : Messages.text("figure.not-evaluated"),
                        DriftNames.sentence(worst)));
    }

    private Figure alerts() {
        List<FigurePart> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            if (row.open(severity) > 0) {
                counts.add(new Words(
                        Kind.COUNT,
                        Formats.count(row.open(severity)),
                        SeverityGlyph.word(severity),
                        Optional.of(new Mark(SeverityGlyph.glyph(severity), SeverityGlyph.tone(severity)))));
            }
        }
        long all = row.openAlerts().values().stream().mapToLong(Long::longValue).sum();
        String words = all == 0 ? Messages.text("figure.none-open") : Messages.text("figure.open", all);
        if (all == 0) {
            counts.add(value("0", ""));
        }
        return new Figure(
                words, new Place.Alerts(), new Beside("alert-counts", List.copyOf(counts), ""), caption(words));
    }

    private Figure training() {
        String when = row.lastTraining().map(context.formats()::relative).orElse(Formats.NONE);
        String says = Messages.text("figure.says.training", when);
        return row.lastTraining()
                .map(at -> new Figure(
                        says,
                        new Place.Runs(),
                        new Words(Kind.NOTE, when, context.formats().timeWithZone(at))))
                .orElseGet(() -> new Figure(
                        says,
                        new Place.Runs(),
                        new Words(Kind.NOTE, when),
                        caption(Messages.text("figure.no-training"))));
    }

    /** What is looked at next, and when. */
    private Figure due() {
        Place jobs = new Place.Jobs();
        if (row.nextDue().isEmpty()) {
            String why = Messages.text(row.historical() ? "figure.due.historical" : "figure.due.none");
            return new Figure(why, jobs, caption(why));
        }
        NextDue due = row.nextDue().get();
        boolean late = due.at().isBefore(context.now());
        String what = DueWords.of(due.what());
        // the moment stays together where the words have two lines
        String when =
                (late ? Messages.text("figure.due.now") : context.formats().relative(due.at())).replace(' ', '\u00a0');
        String says = Messages.text("figure.due.what", what, context.formats().timeWithZone(due.at()));
        return new Figure(says, jobs, new Words(Kind.CAPTION, Messages.text("figure.due.what", what, when), says));
    }

    private Place metrics() {
        return new Place.Metrics(row.model().id());
    }

    private FigurePart line(double[] values, String says, Ink ink) {
        return new FigurePart.Line(values, says, ink, context.theme().palette());
    }

    /** Whole numbers, and one decimal where the number is small. */
    public static String rate(double rate) {
        double shown = rate >= 10 ? Math.rint(rate) : Math.rint(rate * 10) / 10;
        return shown == Math.rint(shown) ? Formats.count((long) shown) : Formats.decimals(shown, 1);
    }

    private static FigurePart value(String text, String note) {
        return value(List.of(), text, note, "");
    }

    private static FigurePart value(List<FigurePart> before, String text, String note, String hover) {
        List<FigurePart> parts = new ArrayList<>(before);
        parts.add(new Words(Kind.VALUE, text));
        if (!note.isEmpty()) {
            parts.add(caption(note));
        }
        return new Beside("row-figure", List.copyOf(parts), hover);
    }

    /** A name: on several lines by its words; one word is cut short rather than broken, and whole on hovering. */
    private static FigurePart unbroken(String name, String hover) {
        return new Words(name.contains(" ") ? Kind.CAPTION : Kind.UNBROKEN, name, hover);
    }

    private static FigurePart caption(String text) {
        return new Words(Kind.CAPTION, text);
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
