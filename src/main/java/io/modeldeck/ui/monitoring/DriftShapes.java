package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Chart;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.report.DriftPicture;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was usual beside what is now, in one of three views: side by side, cumulative with the gap, or bin by bin as a table. */
final class DriftShapes extends VBox {

    /** How one looks at it. */
    enum View {
        DISTRIBUTION,
        CUMULATIVE,
        BINS
    }

    private static final double ROW = 34;
    private static final int MOST_ROWS = 12;

    private final ChartPanel chart;
    private final DataTable<DriftPicture.Bin> bins =
            new DataTable<>(Messages.text("drift.bins"), DriftPicture.Bin::name);
    private final ToggleGroup group = new ToggleGroup();
    private final HBox views = new HBox();
    private View view = View.DISTRIBUTION;
    private Optional<DriftResult> shown = Optional.empty();
    private Optional<Chart> sideChart = Optional.empty();

    DriftShapes(ChartPanel chart) {
        this.chart = chart;
        getStyleClass().add("drift-shapes");
        for (View one : View.values()) {
            ToggleButton button =
                    new ToggleButton(Messages.text("drift.view." + one.name().toLowerCase(Locale.ROOT)));
            button.setUserData(one);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(one == View.DISTRIBUTION ? "left-pill" : one == View.BINS ? "right-pill" : "center-pill");
            button.setOnAction(event -> choose(one));
            views.getChildren().add(button);
        }
        bins.text(Messages.text("drift.bin"), DriftPicture.Bin::name).setPrefWidth(220);
        bins.number(
                Messages.text("drift.bin.reference"),
                "share",
                DriftPicture.Bin::reference,
                bin -> Formats.percent(bin.reference()));
        bins.number(
                Messages.text("drift.bin.current"),
                "share",
                DriftPicture.Bin::current,
                bin -> Formats.percent(bin.current()));
        bins.number(Messages.text("drift.bin.psi"), DriftPicture.Bin::psi, bin -> Formats.number(bin.psi()));
        getChildren().addAll(views, chart, bins);
        choose(View.DISTRIBUTION);
    }

    /** @param side what is shown side by side; a result without distributions has only that */
    void show(DriftResult result, Optional<Chart> side) {
        shown = side.isPresent() ? Optional.of(result) : Optional.empty();
        Presence.of(this, side.isPresent());
        Presence.of(views, !DriftPicture.bins(result).isEmpty());
        bins.setRows(DriftPicture.bins(result));
        bins.setPrefHeight(ROW * (2 + Math.min(MOST_ROWS, bins.rows().size())));
        View now = DriftPicture.bins(result).isEmpty() ? View.DISTRIBUTION : view;
        Optional<? extends Chart> cumulative = DriftCharts.cumulative(result);
        views.getChildren().get(View.CUMULATIVE.ordinal()).setDisable(cumulative.isEmpty());
        boolean gap = now == View.CUMULATIVE && cumulative.isPresent();
        Presence.of(chart, now != View.BINS);
        Presence.of(bins, now == View.BINS);
        if (gap) {
            chart.show(cumulative.get());
        } else {
            side.ifPresent(chart::show);
        }
        mark(now == View.CUMULATIVE && !gap ? View.DISTRIBUTION : now);
        sideChart = side;
    }

    /** The next view, as the key D does. */
    void next() {
        choose(View.values()[(view.ordinal() + 1) % View.values().length]);
    }

    private void choose(View wanted) {
        view = wanted;
        mark(wanted);
        shown.ifPresent(result -> show(result, sideChart));
    }

    private void mark(View marked) {
        group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == marked)
                .forEach(group::selectToggle);
    }
}
