package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Chart;
import io.modeldeck.ui.chart.ChartNotes;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.chart.Crosshair;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** A chart in a frame, with buttons that copy its picture and its numbers. */
final class ChartPanel extends StackPane {

    /** Two buttons of icons. */
    private static final double BUTTONS = 64;

    private final ScreenContext context;
    private final ChartPane pane;

    ChartPanel(ScreenContext context, double height) {
        this.context = context;
        this.pane = new ChartPane(context.tasks().background(), context.tasks()::later);
        getStyleClass().add("chart-panel");
        pane.follow(context.theme(), height);
        context.theme().follow(this, this::keepCornerFree);
        keepCornerFree();
        HBox buttons = new HBox(
                Icons.button("fth-image", Messages.text("monitoring.copy-image"), this::copyImage),
                Icons.button("fth-copy", Messages.text("monitoring.copy-numbers"), this::copyNumbers));
        buttons.getStyleClass().add("chart-buttons");
        buttons.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(buttons, Pos.TOP_RIGHT);
        getChildren().addAll(pane, buttons);
    }

    /** The buttons grow with the texts. */
    private void keepCornerFree() {
        pane.setCorner(BUTTONS * context.theme().look().get().textScale());
    }

    /** Lets a drag choose the time range of all screens, points where the others point, and takes notes about the model that is chosen. */
    ChartPanel overTime(Crosshair crosshair, Runnable reset) {
        pane.setCrosshair(crosshair);
        pane.setOnRangeSelected(context.selection()::setRange);
        pane.setOnReset(reset);
        NoteDeeds notes = new NoteDeeds(context);
        pane.setNotes(new ChartNotes(notes::write, notes::open));
        return this;
    }

    /** @param height in pixels at the ordinary size of texts */
    void tall(double height) {
        pane.follow(context.theme(), height);
    }

    void show(Chart chart) {
        pane.setChart(chart);
    }

    ChartPane pane() {
        return pane;
    }

    private void copyImage() {
        pane.copyImage();
        context.toasts().show(Messages.text("monitoring.image-copied"));
    }

    private void copyNumbers() {
        pane.copyNumbers();
        context.toasts().show(Messages.text("monitoring.numbers-copied"));
    }
}
