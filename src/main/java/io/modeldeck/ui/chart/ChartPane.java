package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Ink;
import io.modeldeck.chart.LayoutOptions;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.MarkerSpot;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.ParallelChart;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Readout;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.KeyOwner;
import io.modeldeck.ui.kit.KeyScope;
import io.modeldeck.ui.kit.Keymap;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Theme;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A chart on the screen: one canvas with the data, a second one with what moves above it, so that moving the mouse paints no data again. Each is
 * painted once in a pulse at most, and not at all while it cannot be seen.
 *
 * <p>Mouse: a drag selects a range of time, a double click resets it, the wheel with the shortcut key zooms, a click on the legend shows one
 * series alone (with the shortcut key: hides or shows it). Keys: arrows, Home and End move the crosshair, with the shortcut key they draw a
 * selection that Enter takes; Shift+Enter shows the numbers as a table; L shows one series after another alone; A resets; Escape
 * clears. Where notes are taken, a click with the shortcut key notes a moment, a drag with it a stretch, and so does N at the crosshair or at a
 * selection; a click on a note opens it, and so does Enter at it. A limit that may be moved is dragged up or down, or held by M, moved by the
 * arrows and let go by Enter.
 */
public final class ChartPane extends Region implements KeyOwner {

    /** Charts with more points are laid out off the FX thread. */
    static final int MOST_POINTS_AT_ONCE = 20_000;

    private final Canvas data = new Canvas();
    private final Canvas overlay = new Canvas();
    private final PulseDraw dataPulse = new PulseDraw(this, this::drawData);
    private final PulseDraw overlayPulse = new PulseDraw(this, this::drawOverlay);
    private final NewestLayout<ChartView> layouts;
    private final ChartActions actions;
    private final ChartInput input = new ChartInput(this);
    private final ChartLimit limit = new ChartLimit(this);
    private final InvalidationListener crosshairMoved = observable -> overlayPulse.markDirty();
    private final WeakInvalidationListener weakCrosshairMoved = new WeakInvalidationListener(crosshairMoved);

    private Optional<Chart> chart = Optional.empty();
    private Optional<ChartView> view = Optional.empty();
    private Optional<ChartView.Request> requested = Optional.empty();
    private LayoutOptions options = LayoutOptions.PLAIN.in(Messages.language().locale());
    private Palette palette = Palette.light();
    private FxTexts texts = FxTexts.plain();
    /** Points at times, maybe together with other charts. */
    private Crosshair shared = new Crosshair();
    /** Points at bins, categories and epochs, which are this chart's own. */
    private final Crosshair own = new Crosshair();

    private Consumer<TimeRange> onRangeSelected = range -> {};
    private Optional<Runnable> onReset = Optional.empty();
    private Optional<LongConsumer> onPicked = Optional.empty();
    private Optional<ChartNotes> notes = Optional.empty();
    private Optional<ContextMenu> menu = Optional.empty();
    private int dataDraws;
    private int overlayDraws;

    /**
     * @param background does heavy layouts, pictures and files; must not be the FX thread
     * @param fxLater runs what it is given on the FX thread, soon
     */
    public ChartPane(Executor background, Consumer<Runnable> fxLater) {
        layouts = new NewestLayout<>(background, fxLater, this::laidOut);
        actions = new ChartActions(background, fxLater);
        overlay.setMouseTransparent(true);
        getChildren().addAll(data, overlay);
        setPrefSize(480, 240);
        setMinSize(120, 60);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Messages.text("chart.role"));
        setAccessibleText(Messages.text("chart.withoutData"));
        accessibleHelpProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text("chart.help", Command.CHART_TABLE.keyText()), Keymap.current()));
        focusVisibleProperty().addListener(observable -> overlayPulse.markDirty());
        shared.atProperty().addListener(weakCrosshairMoved);
        own.atProperty().addListener(weakCrosshairMoved);
        setOnContextMenuRequested(event -> {
            ContextMenu shown = menu.orElseGet(() -> ChartMenu.of(this));
            menu = Optional.of(shown);
            shown.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Shows a chart. A new chart of the same kind keeps the crosshair and the hidden series. */
    public void setChart(Chart shown) {
        boolean sameKind = chart.isPresent() && chart.get().getClass() == shown.getClass();
        chart = Optional.of(shown);
        if (shown instanceof TimeSeriesChart series) {
            limit.shown(series);
        }
        if (!sameKind) {
            own.clear();
            options = options.withHidden(Set.of());
        }
        dataPulse.markDirty();
    }

    public Optional<Chart> chart() {
        return chart;
    }

    /** The chart, where it is one over time. */
    Optional<TimeSeriesChart> series() {
        return chart.filter(TimeSeriesChart.class::isInstance).map(TimeSeriesChart.class::cast);
    }

    /** The sentence shown while the chart is empty, instead of the chart's own. */
    public void setEmptyText(String sentence) {
        options = options.withEmptyText(sentence);
        dataPulse.markDirty();
    }

    /** Keeps the right end of the header free for what lies over it. */
    public void setCorner(double pixels) {
        options = options.withCorner(pixels);
        dataPulse.markDirty();
    }

    /** The colours, light or dark. */
    public void setPalette(Palette chosen) {
        palette = chosen;
        dataPulse.markDirty();
        overlayPulse.markDirty();
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
        texts = FxTexts.forFontSize(pixels);
        dataPulse.markDirty();
        overlayPulse.markDirty();
    }

    /** Lets this chart point where others point. Only charts over time share; give each of them the same crosshair. */
    public void setCrosshair(Crosshair crosshair) {
        shared.atProperty().removeListener(weakCrosshairMoved);
        shared = crosshair;
        shared.atProperty().addListener(weakCrosshairMoved);
        overlayPulse.markDirty();
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
                .accept(Math.round(Readout.nearest(over.get(), place, options).at()));
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

    public void copyImage() {
        chart.ifPresent(shown -> actions.copyImage(shown, pixels(getWidth()), pixels(getHeight())));
    }

    public void copyNumbers() {
        chart.ifPresent(actions::copyNumbers);
    }

    /**
     * Asks the window to save it.
     *
     * @param ending that is proposed
     * @param look another sharpness than the usual one
     * @param taken the chart whose numbers are meant: all, or fewer
     */
    void save(String ending, UnaryOperator<ChartFile.Look> look, UnaryOperator<Chart> taken) {
        chart.ifPresent(shown -> fireEvent(ChartRequest.of(
                shown,
                ending,
                look.apply(ChartFile.Look.light(pixels(getWidth()), pixels(getHeight()))
                        .in(options.locale())),
                taken)));
    }

    /** Asks the window to show its numbers as a table. */
    void showTable() {
        chart.ifPresent(shown -> fireEvent(new ShowTableRequest(shown)));
    }

    /** The crosshair that the keys and the mouse move. */
    Crosshair crosshair() {
        return series().isPresent() ? shared : own;
    }

    Optional<Plot> plot() {
        return view.flatMap(shown -> shown.frame().plot());
    }

    Optional<Frame> frame() {
        return view.map(ChartView::frame);
    }

    void redrawOverlay() {
        overlayPulse.markDirty();
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

    /** Asks for a note about what is selected or pointed at, else about the middle of what is shown. */
    void noteHere() {
        input.noteHere();
    }

    boolean hasNotePlace() {
        return input.hasPlace();
    }

    /** What is noted at that place of the pane, in the lane above the plot. */
    Optional<Marker> marker(double x, double y) {
        return series().flatMap(series -> plot().flatMap(plot -> MarkerSpot.at(series, plot, texts, x, y)));
    }

    LayoutOptions options() {
        return options;
    }

    void isolate(int series) {
        hide(HiddenSeries.alone(options.hiddenSeries(), series, seriesCount()));
    }

    void isolateNext() {
        hide(HiddenSeries.next(options.hiddenSeries(), seriesCount()));
    }

    void toggle(int series) {
        hide(HiddenSeries.toggled(options.hiddenSeries(), series));
    }

    boolean hasChoice() {
        return seriesCount() > 1;
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
        return dataDraws;
    }

    int overlayDraws() {
        return overlayDraws;
    }

    /** Says what is under the crosshair to those who do not see it. */
    void announce() {
        Optional<Readout> readout = readout();
        String held = limit.words().map(words -> words + ". ").orElse("");
        String summary = held + view.map(ChartView::summary).orElse("");
        setAccessibleText(readout.map(here -> {
                    StringBuilder text = new StringBuilder(here.title());
                    here.lines()
                            .forEach(line -> text.append(", ")
                                    .append(line.name())
                                    .append(' ')
                                    .append(line.text()));
                    here.remarks().forEach(remark -> text.append(". ").append(remark));
                    return text + ". " + summary;
                })
                .orElse(summary));
    }

    @Override
    protected void layoutChildren() {
        for (Canvas canvas : new Canvas[] {data, overlay}) {
            if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
                dataPulse.markDirty();
                overlayPulse.markDirty();
            }
        }
        dataPulse.laidOut();
        overlayPulse.laidOut();
    }

    private int seriesCount() {
        return chart.map(shown -> switch (shown) {
                    case TimeSeriesChart series -> series.series().size();
                    case CurveChart curves -> curves.curves().size();
                    case ParallelChart parallel -> parallel.lines().size();
                    default -> 0;
                })
                .orElse(0);
    }

    private void hide(Set<Integer> hidden) {
        if (seriesCount() > 0) {
            options = options.withHidden(hidden);
            dataPulse.markDirty();
            overlayPulse.markDirty();
        }
    }

    private void laidOut(ChartView laidOut) {
        boolean stillWanted = chart.isPresent() && laidOut.request().chart() == chart.get();
        boolean isNewest = requested.isPresent() && requested.get().isSame(laidOut.request());
        if (isNewest || stillWanted) {
            show(laidOut);
            dataPulse.markDirty();
        }
    }

    private void show(ChartView shown) {
        view = Optional.of(shown);
        setAccessibleText(shown.summary());
        overlayPulse.markDirty();
    }

    /** Lays out what is wanted now, here or elsewhere; until a heavy layout is done the old picture stays. */
    private void prepare() {
        if (chart.isEmpty()) {
            return;
        }
        ChartView.Request wanted =
                new ChartView.Request(chart.get(), (int) getWidth(), (int) getHeight(), texts, options);
        if (requested.isPresent() && requested.get().isSame(wanted)) {
            return;
        }
        requested = Optional.of(wanted);
        if (chart.get().points() > MOST_POINTS_AT_ONCE && PulseDraw.hasPulses(this)) {
            layouts.submit(wanted::layOut);
        } else {
            show(wanted.layOut());
        }
    }

    private void drawData() {
        prepare();
        dataDraws++;
        FxFramePainter painter = painter(data);
        painter.g().setFill(painter.color(Ink.BACKGROUND, 1));
        painter.g().fillRect(0, 0, getWidth(), getHeight());
        view.ifPresent(shown -> painter.paint(shown.frame()));
    }

    private void drawOverlay() {
        overlayDraws++;
        ChartOverlay layer = new ChartOverlay(painter(overlay), getWidth(), getHeight());
        layer.clear();
        plot().ifPresent(plot -> {
            limit.draw(layer, plot);
            input.selection().ifPresent(edges -> layer.selection(plot, plot.pixel(edges[0]), plot.pixel(edges[1])));
            readout()
                    .filter(here -> here.at() >= plot.from() && here.at() <= plot.to())
                    .ifPresent(here -> layer.crosshair(plot, here, input.isActive()));
        });
        if (isFocusVisible()) {
            layer.focusRing();
        }
    }

    private Optional<Readout> readout() {
        if (view.isEmpty() || !crosshair().isShown()) {
            return Optional.empty();
        }
        Chart shown = view.get().request().chart();
        return Optional.of(Readout.nearest(shown, crosshair().at(), options)).filter(here -> !here.isEmpty());
    }

    private FxFramePainter painter(Canvas canvas) {
        Window window = window();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return new FxFramePainter(canvas.getGraphicsContext2D(), palette, texts, scale);
    }

    private Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }

    private static int pixels(double length) {
        return Math.max(120, (int) Math.rint(length));
    }
}
