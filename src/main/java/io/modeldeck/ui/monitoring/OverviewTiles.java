package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Severity;
import io.modeldeck.report.Overview;
import io.modeldeck.ui.figure.ModelFigures;
import io.modeldeck.ui.kit.control.KpiTile;
import io.modeldeck.ui.kit.control.TileRows;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** Five figures about all models, each with the way to its screen. */
final class OverviewTiles extends TileRows {

    private final ScreenContext context;
    private final KpiTile critical;
    private final KpiTile warnings;
    private final KpiTile waiting;
    private final KpiTile runs;
    private final KpiTile requests;

    OverviewTiles(ScreenContext context) {
        this.context = context;
        critical = tile(Messages.text("overview.critical"), new Place.Alerts());
        warnings = tile(Messages.text("overview.warnings"), new Place.Alerts());
        waiting = tile(Messages.text("overview.waiting"), new Place.Retraining());
        runs = tile(Messages.text("overview.runs"), new Place.Runs());
        requests = new KpiTile(context.theme(), Messages.text("overview.per-hour.tile"));
        requests.setPrefWidth(320);
        requests.setOnOpen(
                () -> context.selection().model().get().ifPresent(model -> context.go(new Place.Metrics(model.id()))));
        getChildren().addAll(critical, warnings, waiting, runs, requests);
        getStyleClass().add("tiles");
    }

    private KpiTile tile(String title, Place place) {
        KpiTile tile = new KpiTile(context.theme(), title);
        tile.setOnOpen(() -> context.go(place));
        tile.setPrefWidth(200);
        return tile;
    }

    void show(Overview overview) {
        alerts(critical, Glyph.CRITICAL, Tone.DANGER, overview.open(Severity.CRITICAL));
        alerts(warnings, Glyph.WARNING, Tone.WARNING, overview.open(Severity.WARNING));
        waiting.show(
                Formats.count(overview.waiting()),
                Messages.text(overview.waiting() == 0 ? "overview.waiting.none" : "overview.waiting.some"),
                overview.waiting() == 0 ? Tone.NEUTRAL : Tone.ACCENT);
        runs.show(
                Formats.count(overview.runs()),
                Messages.text(overview.runs() == 0 ? "overview.runs.none" : "overview.runs.some"),
                Tone.NEUTRAL);
        double rate = overview.requestsPerHour();
        requests.show(
                ModelFigures.rate(rate),
                Messages.text(overview.isHistorical() ? "overview.rate.past" : "overview.rate"),
                Tone.NEUTRAL);
        requests.course(overview.requests());
    }

    private static void alerts(KpiTile tile, Glyph glyph, Tone tone, long count) {
        tile.show(
                Formats.count(count),
                Messages.text(count == 0 ? "overview.alerts.none" : "overview.alerts.some"),
                count == 0 ? Tone.NEUTRAL : tone);
        tile.mark(count == 0 ? Glyph.OK : glyph);
    }
}
