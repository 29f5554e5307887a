package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.LayoutOptions;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.MarkerSpot;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ObjDoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;

/**
 * A chart on the screen, which somebody can point at, select of and take out.
 *
 * <p>Mouse: a drag selects a range of time, one with Shift moves the range along, a double click resets it, the wheel with the shortcut key zooms, a click on the legend shows one
 * series alone (with the shortcut key: hides or shows it). Keys: arrows, Home and End move the crosshair, with the shortcut key they draw a
 * selection that Enter takes; Shift+Enter shows the numbers as a table; L shows one series after another alone; Y makes the value axis logarithmic; A resets; Escape
 * clears. Where notes are taken, a click with the shortcut key notes a moment, a drag with it a stretch, and so does N at the crosshair or at a
 * selection; a click on a note opens it, and so does Enter at it. A limit that may be moved is dragged up or down, or held by M, moved by the
 * arrows and let go by Enter.
 */
public final class ChartPane extends Region implements KeyOwner {

    private final ShownChart shown;
    private final ChartFace face;
    private final ChartLegend legend;
    private final ChartActions actions;
    private final ChartPointer pointer = new ChartPointer(this);
    private final ChartLimit limit = new ChartLimit(this);
    private final ChartPan pan = new ChartPan(this);
    private final InvalidationListener crosshairMoved = observable -> redrawOverlay();
    private final WeakInvalidationListener weakCrosshairMoved = new WeakInvalidationListener(crosshairMoved);

    /** Points at times, maybe together with other charts. */
    private Crosshair shared = new Crosshair();
    /** Points at bins, categories and epochs, which are this chart's own. */
    private final Crosshair own = new Crosshair();

    private Consumer<TimeRange> onRangeSelected = range -> {};
    private Optional<Runnable> onReset = Optional.empty();
    private Optional<LongConsumer> onPicked = Optional.empty();
    private Optional<ChartNotes> notes = Optional.empty();
    private Optional<ContextMenu> menu = Optional.empty();

    /**
     * @param background does heavy layouts, pictures and files; must not be the FX thread
     * @param fxLater runs what it is given on the FX thread, soon
     */
    public ChartPane(Executor background, Consumer<Runnable> fxLater) {
        shown = new ShownChart(
                LayoutOptions.PLAIN.in(Messages.language().locale()),
                background,
                fxLater,
                this::isLaidOut,
                this::redrawData);
        face = new ChartFace(this, shown);
        legend = new ChartLegend(shown, face::redraw);
        actions = new ChartActions(this, background, fxLater);
        new ChartKeyboard(this, pointer, new ChartMouse(this, pointer, pan));
        getChildren().addAll(face.canvases());
        setPrefSize(480, 240);
        setMinSize(120, 60);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Messages.text("chart.role"));
        setAccessibleText(Messages.text("chart.withoutData"));
        accessibleHelpProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text("chart.help", Command.CHART_TABLE.keyText()), Keymap.current()));
        focusVisibleProperty().addListener(observable -> redrawOverlay());
        shared.atProperty().addListener(weakCrosshairMoved);
        own.atProperty().addListener(weakCrosshairMoved);
        setOnContextMenuRequested(event -> {
            ContextMenu opened = menu.orElseGet(() -> ChartMenu.of(this));
            menu = Optional.of(opened);
            opened.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Shows a chart. A new chart of the same kind keeps the crosshair and the hidden series. */
    public void setChart(Chart chart) {
        if (!shown.set(chart)) {
            own.clear();
        }
        series().ifPresent(limit::shown);
        redrawData();
    }

    public Optional<Chart> chart() {
        return shown.chart();
    }

    /** The chart, where it is one over time. */
    Optional<TimeSeriesChart> series() {
        return shown.series();
    }

    /** The sentence shown while the chart is empty, instead of the chart's own. */
    public void setEmptyText(String sentence) {
        wish(options().withEmptyText(sentence));
    }

    /** What is said below the chart on the screen, where it has room; files go without it. */
    public void setHint(Optional<String> sentence) {
        if (!options().hint().equals(sentence)) {
            wish(options().withHint(sentence));
        }
    }

    /** Keeps the right end of the header free for what lies over it. */
    public void setCorner(double pixels) {
        wish(options().withCorner(pixels));
    }

    /** The value axis logarithmic, or as usual again; where it cannot be, the footer says why. */
    void flipLogarithmic() {
        wish(options().withLogarithmic(!options().logarithmic()));
        redrawOverlay();
    }

    private void wish(LayoutOptions options) {
        shown.setOptions(options);
        redrawData();
    }

    /** The colours, light or dark. */
    public void setPalette(Palette chosen) {
        face.setPalette(chosen);
    }

    /**
     * Keeps colours, texts and, with the size of texts, the height as somebody chooses.
     *
     * @param height in pixels at the ordinary size of texts
     */
    public void follow(Theme theme, double height) {
        theme.follow(this, () -> dress(theme, height));
        dress(theme, height);
    }

    private void dress(Theme theme, double height) {
        double tall = height * theme.look().get().textScale();
        setMinHeight(tall);
        setPrefHeight(tall);
        setPalette(theme.palette());
        setFontSize(theme.textSize());
    }

    /** The root font size in pixels; texts in the chart grow with it. */
    public void setFontSize(double pixels) {
        face.setTexts(FxTexts.forFontSize(pixels));
    }

    /** Lets this chart point where others point. Only charts over time share; give each of them the same crosshair. */
    public void setCrosshair(Crosshair crosshair) {
        shared.atProperty().removeListener(weakCrosshairMoved);
        shared = crosshair;
        shared.atProperty().addListener(weakCrosshairMoved);
        redrawOverlay();
    }

    /** Called with the range that was drawn with the mouse or chosen with the keys. */
    public void setOnRangeSelected(Consumer<TimeRange> action) {
        onRangeSelected = action;
    }

    /** Called at a double click, or the key A. */
    public void setOnReset(Runnable action) {
        onReset = Optional.of(action);
    }

    /** Called with the time of the point nearest to a click, or to the crosshair at Enter. For charts over time. */
    public void setOnPicked(LongConsumer action) {
        onPicked = Optional.of(action);
    }

    /** Picks the point nearest to a place; false where none can be picked. */
    boolean pick(double place) {
        Optional<TimeSeriesChart> over = series();
        if (onPicked.isEmpty() || over.isEmpty() || Double.isNaN(place)) {
            return false;
        }
        onPicked.get()
                .accept(Math.round(Readout.nearest(over.get(), place, options()).at()));
        return true;
    }

    /** Lets people note something at a moment or over a stretch, and open what is noted. */
    public void setNotes(ChartNotes taken) {
        notes = Optional.of(taken);
    }

    /** Lets people move the limits that may be moved; told of the limit and the value that is to be tried for it. */
    public void setOnLimitMoved(ObjDoubleConsumer<Threshold> action) {
        limit.setTaken(action);
    }

    /** Takes the line of what was tried away. */
    public void forgetLimit() {
        limit.drop();
    }

    ChartLimit limit() {
        return limit;
    }

    ChartPan pan() {
        return pan;
    }

    public void copyImage() {
        actions.copyImage();
    }

    public void copyNumbers() {
        actions.copyNumbers();
    }

    ChartActions actions() {
        return actions;
    }

    /** The crosshair that the keys and the mouse move. */
    Crosshair crosshair() {
        return series().isPresent() ? shared : own;
    }

    Optional<Plot> plot() {
        return shown.plot();
    }

    Optional<Frame> frame() {
        return shown.frame();
    }

    private void redrawData() {
        face.redrawData();
    }

    void redrawOverlay() {
        face.redrawOverlay();
    }

    ChartPointer pointer() {
        return pointer;
    }

    void select(TimeRange range) {
        onRangeSelected.accept(range);
    }

    void reset() {
        onReset.ifPresent(Runnable::run);
    }

    /** Who takes what is noted here; empty where nothing is, or the chart has no time. */
    Optional<ChartNotes> notes() {
        return notes.filter(taken -> series().isPresent());
    }

    /** What is noted at that place of the pane, in the lane above the plot. */
    Optional<Marker> marker(double x, double y) {
        return series().flatMap(series -> plot().flatMap(plot -> MarkerSpot.at(series, plot, face.texts(), x, y)));
    }

    LayoutOptions options() {
        return shown.options();
    }

    ChartLegend legend() {
        return legend;
    }

    boolean canReset() {
        return onReset.isPresent();
    }

    @Override
    public KeyScope ownKeys() {
        return ChartKeys.of(this);
    }

    /** How often the data was painted, for tests. */
    int dataDraws() {
        return face.dataDraws();
    }

    int overlayDraws() {
        return face.overlayDraws();
    }

    /** Says what is under the crosshair to those who do not see it. */
    void announce() {
        String held = limit.words().map(words -> words + ". ").orElse("");
        String summary = held + shown.summary();
        setAccessibleText(shown.readout(crosshair())
                .map(here -> here.words() + ". " + summary)
                .orElse(summary));
    }

    private void isLaidOut(ChartView view) {
        setAccessibleText(view.summary());
        redrawOverlay();
    }

    @Override
    protected void layoutChildren() {
        face.layOut(getWidth(), getHeight());
    }
}
