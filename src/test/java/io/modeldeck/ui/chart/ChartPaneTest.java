package io.modeldeck.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.Mark;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.Command;
import io.modeldeck.ui.kit.SaveRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import javafx.event.EventType;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPaneTest {

    /** Stands for the background: what was handed over waits until the test lets it run. */
    private final Queue<Runnable> background = new ArrayDeque<>();

    private ChartPane pane;
    private ChartPane other;
    private Stage stage;
    /** Whether the mouse acts with the shortcut key held. */
    private boolean shortcut;

    private boolean shift;

    @BeforeAll
    static void toolkit() {
        FxToolkit.start();
    }

    @BeforeEach
    void show() {
        FxToolkit.run(() -> {
            pane = new ChartPane(background::add, Runnable::run);
            other = new ChartPane(background::add, Runnable::run);
            pane.setChart(ChartGallery.all().get("latency"));
            other.setChart(ChartGallery.throughput());
            stage = new Stage();
            stage.setScene(new Scene(new VBox(pane, other), 800, 600));
            stage.show();
        });
        FxToolkit.pulses(stage.getScene(), 3);
    }

    @AfterEach
    void close() {
        FxToolkit.run(stage::close);
    }

    @Test
    void isPaintedOnceInAPulseHoweverOftenItChanges() {
        int before = pane.dataDraws();
        FxToolkit.run(() -> {
            for (int i = 0; i < 10; i++) {
                pane.setChart(ChartGallery.throughput());
                pane.setPalette(i % 2 == 0 ? Palette.dark() : Palette.light());
                pane.requestLayout();
            }
        });
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before + 1);
    }

    @Test
    void standsStillWhileNothingChanges() {
        int data = pane.dataDraws();
        int overlay = pane.overlayDraws();
        FxToolkit.pulses(stage.getScene(), 5);
        assertThat(pane.dataDraws()).isEqualTo(data);
        assertThat(pane.overlayDraws()).isEqualTo(overlay);
    }

    @Test
    void theMousePaintsNoDataAgain() {
        int data = pane.dataDraws();
        int overlay = pane.overlayDraws();
        for (int i = 0; i < 5; i++) {
            double x = plot().left() + 20 + 30 * i;
            FxToolkit.run(() -> mouse(MouseEvent.MOUSE_MOVED, x, plot().top() + 20, 0));
            FxToolkit.pulses(stage.getScene(), 2);
        }
        assertThat(pane.dataDraws()).isEqualTo(data);
        assertThat(pane.overlayDraws()).isBetween(overlay + 5, overlay + 10);
        assertThat(pane.crosshair().isShown()).isTrue();
    }

    @Test
    void isNotPaintedWhileItCannotBeSeen() {
        int before = pane.dataDraws();
        FxToolkit.run(() -> {
            pane.getParent().setVisible(false);
            pane.setChart(ChartGallery.errors());
        });
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before);
        FxToolkit.run(() -> pane.getParent().setVisible(true));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(pane.dataDraws()).isEqualTo(before + 1);
    }

    @Test
    void aDragSelectsARange() {
        List<TimeRange> selected = new ArrayList<>();
        Plot plot = plot();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            drag(plot.left() + 300, plot.left() + 100);
        });
        assertThat(selected).hasSize(1);
        TimeRange range = selected.getFirst();
        assertThat((double) range.fromMillis()).isCloseTo(plot.domain(plot.left() + 100, 0), within(1.0));
        assertThat((double) range.toMillis()).isCloseTo(plot.domain(plot.left() + 300, 0), within(1.0));
    }

    @Test
    void anUnsteadyClickSelectsNothing() {
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            drag(plot().left() + 100, plot().left() + 104);
        });
        assertThat(selected).isEmpty();
    }

    @Test
    void escapeGivesUpADrag() {
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            double y = plot().top() + 10;
            mouse(MouseEvent.MOUSE_PRESSED, plot().left() + 50, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, plot().left() + 150, y, 1);
            key(KeyCode.ESCAPE, false, false);
            mouse(MouseEvent.MOUSE_RELEASED, plot().left() + 150, y, 1);
        });
        assertThat(selected).isEmpty();
    }

    @Test
    void aDragWithShiftMovesTheRangeAlongAndKeepsItsLength() {
        List<TimeRange> moved = new ArrayList<>();
        List<Cursor> cursors = new ArrayList<>();
        Plot plot = plot();
        double y = plot.top() + 10;
        double middle = plot.left() + plot.width() / 2;
        TimeRange range = ((TimeSeriesChart) ChartGallery.all().get("latency")).range();
        shift = true;
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(moved::add);
            mouse(MouseEvent.MOUSE_MOVED, middle, y, 0);
            cursors.add(pane.getCursor());
            mouse(MouseEvent.MOUSE_PRESSED, middle, y, 1);
            cursors.add(pane.getCursor());
            mouse(MouseEvent.MOUSE_DRAGGED, middle + plot.width() / 4, y, 1);
            assertThat(moved).as("not before it is let go").isEmpty();
            mouse(MouseEvent.MOUSE_RELEASED, middle + plot.width() / 4, y, 1);
            drag(middle, middle + 4);
            drag(middle, middle - plot.width() / 4);
        });
        long quarter = range.length().toMillis() / 4;
        assertThat(cursors).containsExactly(Cursor.OPEN_HAND, Cursor.CLOSED_HAND);
        assertThat(moved)
                .as("earlier, nothing for an unsteady click, later")
                .containsExactly(
                        TimeRange.ofMillis(range.fromMillis() - quarter, range.toMillis() - quarter),
                        TimeRange.ofMillis(range.fromMillis() + quarter, range.toMillis() + quarter));
    }

    @Test
    void escapeGivesUpAMoveOfTheRange() {
        List<TimeRange> moved = new ArrayList<>();
        shift = true;
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(moved::add);
            mouse(MouseEvent.MOUSE_PRESSED, plot().left() + 50, plot().top() + 10, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, plot().left() + 150, plot().top() + 10, 1);
            key(KeyCode.ESCAPE, false, false);
            mouse(MouseEvent.MOUSE_RELEASED, plot().left() + 150, plot().top() + 10, 1);
        });
        assertThat(moved).isEmpty();
    }

    @Test
    void theScaleIsLogarithmicByAKeyAlsoInFilesUntilTheKeyIsPressedAgain() {
        FxToolkit.run(() -> key(KeyCode.Y, false, false));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(plot().logarithmic()).isTrue();
        assertThat(FxToolkit.call(pane::getAccessibleText)).endsWith("logarithmic scale");
        assertThat(FxToolkit.call(() -> pane.actions().look().logarithmic())).isTrue();
        FxToolkit.run(() -> key(KeyCode.Y, false, false));
        FxToolkit.pulses(stage.getScene(), 3);
        assertThat(plot().logarithmic()).isFalse();
        assertThat(FxToolkit.call(pane::getAccessibleText)).doesNotContain("scale");
    }

    @Test
    void aDoubleClickResets() {
        List<String> resets = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnReset(() -> resets.add("reset"));
            mouse(MouseEvent.MOUSE_CLICKED, plot().left() + 50, plot().top() + 10, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot().left() + 50, plot().top() + 10, 2);
        });
        assertThat(resets).containsExactly("reset");
    }

    @Test
    void keysMoveTheCrosshairSampleBySample() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        long[] at = chart.series().getFirst().atMillis();
        List<Double> places = new ArrayList<>();
        FxToolkit.run(() -> {
            for (KeyCode code : List.of(
                    KeyCode.HOME,
                    KeyCode.RIGHT,
                    KeyCode.RIGHT,
                    KeyCode.LEFT,
                    KeyCode.END,
                    KeyCode.RIGHT,
                    KeyCode.LEFT)) {
                key(code, false, false);
                places.add(pane.crosshair().at());
            }
        });
        int last = at.length - 1;
        assertThat(places)
                .containsExactly(
                        (double) at[0],
                        (double) at[1],
                        (double) at[2],
                        (double) at[1],
                        (double) at[last],
                        (double) at[last],
                        (double) at[last - 1]);
        assertThat(FxToolkit.call(pane::getAccessibleText)).contains("p95").contains("ms");
        FxToolkit.run(() -> key(KeyCode.ESCAPE, false, false));
        assertThat(pane.crosshair().isShown()).isFalse();
    }

    @Test
    void keysSelectARangeAsADragDoes() {
        long[] at = ((TimeSeriesChart) ChartGallery.all().get("latency"))
                .series()
                .getFirst()
                .atMillis();
        List<TimeRange> selected = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(selected::add);
            key(KeyCode.HOME, false, false);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.ENTER, false, false);
        });
        assertThat(selected).containsExactly(TimeRange.ofMillis(at[0], at[3]));
    }

    @Test
    void clicksDragsAndKeysNoteMomentsAndStretchesAndOpenWhatIsNoted() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        long[] at = chart.series().getFirst().atMillis();
        List<TimeRange> written = new ArrayList<>();
        List<Long> opened = new ArrayList<>();
        List<TimeRange> zoomed = new ArrayList<>();
        long noted = at[at.length / 2];
        FxToolkit.run(() -> {
            pane.setOnRangeSelected(zoomed::add);
            key(KeyCode.HOME, false, false);
            key(KeyCode.N, false, false);
            assertThat(written).as("nobody takes notes yet").isEmpty();
            pane.setNotes(new ChartNotes(written::add, opened::add));
            key(KeyCode.N, false, false);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.RIGHT, false, true);
            key(KeyCode.N, false, false);
            pane.setChart(new TimeSeriesChart(
                    chart.title(),
                    chart.unit(),
                    chart.range(),
                    chart.zone(),
                    chart.series(),
                    List.of(),
                    List.of(Marker.note(7, TimeRange.ofMillis(noted, noted), "Sale", "Sale")),
                    false,
                    ""));
        });
        assertThat(written).containsExactly(TimeRange.ofMillis(at[0], at[0]), TimeRange.ofMillis(at[0], at[2]));
        FxToolkit.pulses(stage.getScene(), 3);
        FxToolkit.run(() -> {
            Plot plot = plot();
            shortcut = true;
            drag(plot.pixel(at[10]), plot.pixel(at[20]));
            mouse(MouseEvent.MOUSE_PRESSED, plot.pixel(at[30]), plot.top() + 10, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot.pixel(at[30]), plot.top() + 10, 1);
            shortcut = false;
            mouse(MouseEvent.MOUSE_PRESSED, plot.pixel(noted), plot.top() - 5, 1);
            mouse(MouseEvent.MOUSE_CLICKED, plot.pixel(noted), plot.top() - 5, 1);
            mouse(MouseEvent.MOUSE_MOVED, plot.pixel(noted), plot.top() + 5, 1);
            key(KeyCode.ENTER, false, false);
        });
        assertThat(written).hasSize(4);
        assertThat(written.get(2)).isEqualTo(TimeRange.ofMillis(at[10], at[20]));
        assertThat(written.get(3)).isEqualTo(TimeRange.ofMillis(at[30], at[30]));
        assertThat(opened).containsExactly(7L, 7L);
        assertThat(zoomed).isEmpty();
        assertThat(FxToolkit.call(() -> {
                    pane.announce();
                    return pane.getAccessibleText();
                }))
                .contains(". Sale. ");
    }

    @Test
    void aLimitThatMayBeMovedIsDraggedUprightOrMovedByTheKeysAndStaysUntilItIsTaken() {
        TimeSeriesChart chart = (TimeSeriesChart) ChartGallery.all().get("latency");
        List<String> tried = new ArrayList<>();
        List<TimeRange> zoomed = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setChart(new TimeSeriesChart(
                    chart.title(),
                    chart.unit(),
                    TimeRange.ofMillis(0, 100_000),
                    chart.zone(),
                    List.of(Series.line("p95", new long[] {0, 100_000}, new double[] {0, 600}, 0)),
                    List.of(
                            new Threshold("p95", 500, Severity.WARNING, 7),
                            new Threshold("fixed", 200, Severity.CRITICAL)),
                    List.of(),
                    true,
                    ""));
            pane.setOnRangeSelected(zoomed::add);
        });
        FxToolkit.pulses(stage.getScene(), 3);
        FxToolkit.run(() -> {
            Plot plot = plot();
            double x = plot.left() + 100;
            double y = plot.valuePixel(500);
            assertThat(ChartKeys.of(pane).working())
                    .as("nobody tries limits yet")
                    .noneMatch(key -> key.command().equals(Optional.of(Command.CHART_LIMIT)));
            pane.setOnLimitMoved((limit, value) -> tried.add(limit.id() + " " + value));
            mouse(MouseEvent.MOUSE_PRESSED, x, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 1, plot.valuePixel(450), 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, plot.valuePixel(420.3), 1);
            assertThat(tried).isEmpty();
            mouse(MouseEvent.MOUSE_RELEASED, x + 90, plot.valuePixel(420.3), 1);
            assertThat(tried).containsExactly("7 420.0");
            mouse(MouseEvent.MOUSE_PRESSED, x, y, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, y + 2, 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x + 90, y + 40, 1);
            mouse(MouseEvent.MOUSE_RELEASED, x + 90, y + 40, 1);
            assertThat(tried).as("along it a drag is a zoom").hasSize(1);
            assertThat(zoomed).hasSize(1);
            mouse(MouseEvent.MOUSE_PRESSED, x, plot.valuePixel(200), 1);
            mouse(MouseEvent.MOUSE_DRAGGED, x, plot.valuePixel(300), 1);
            mouse(MouseEvent.MOUSE_RELEASED, x, plot.valuePixel(300), 1);
            assertThat(tried).as("one that stays where it is").hasSize(1);

            key(KeyCode.M, false, false);
            key(KeyCode.UP, false, false);
            key(KeyCode.UP, true, false);
            assertThat(pane.getAccessibleText()).contains("511");
            key(KeyCode.ENTER, false, false);
            assertThat(tried).containsExactly("7 420.0", "7 511.0");
            key(KeyCode.M, false, false);
            key(KeyCode.ESCAPE, false, false);
            key(KeyCode.ENTER, false, false);
            assertThat(tried).as("given up").hasSize(2);
        });
    }

    @Test
    void shiftAndEnterShowTheTable() {
        List<Chart> shown = new ArrayList<>();
        FxToolkit.run(() -> {
            stage.getScene().addEventHandler(ShowTableRequest.SHOW, event -> shown.add(event.chart()));
            key(KeyCode.ENTER, true, false);
        });
        assertThat(shown).hasSize(1);
    }

    @Test
    void chartsShareACrosshair() {
        Crosshair crosshair = new Crosshair();
        int data = other.dataDraws();
        int overlay = other.overlayDraws();
        FxToolkit.run(() -> {
            pane.setCrosshair(crosshair);
            other.setCrosshair(crosshair);
        });
        FxToolkit.pulses(stage.getScene(), 2);
        FxToolkit.run(() -> key(KeyCode.END, false, false));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(crosshair.isShown()).isTrue();
        assertThat(other.overlayDraws()).isGreaterThan(overlay + 1);
        assertThat(other.dataDraws()).isEqualTo(data);
    }

    @Test
    void heavyLayoutsRunElsewhereAndTheNewestWins() {
        TimeSeriesChart first = ChartGallery.dense(30_000);
        TimeSeriesChart second = ChartGallery.dense(31_000);
        TimeSeriesChart third = ChartGallery.dense(32_000);
        for (Chart chart : List.of(first, second, third)) {
            FxToolkit.run(() -> pane.setChart(chart));
            FxToolkit.pulses(stage.getScene(), 2);
        }
        assertThat(background).hasSize(1);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        // the second was never laid out: it had been replaced before its turn came
        assertThat(background).hasSize(1);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(background).isEmpty();
        assertThat(footer()).contains("32000");
    }

    @Test
    void aHeavyLayoutThatComesLateDoesNotReplaceANewerChart() {
        FxToolkit.run(() -> pane.setChart(ChartGallery.dense(30_000)));
        FxToolkit.pulses(stage.getScene(), 2);
        FxToolkit.run(() -> pane.setChart(ChartGallery.errors()));
        FxToolkit.pulses(stage.getScene(), 2);
        runBackground();
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(footer()).contains("72 points");
    }

    @Test
    void aClickOnTheLegendShowsOneSeriesAlone() {
        Frame.LegendEntry p95 =
                FxToolkit.call(() -> pane.frame().orElseThrow().legend().getLast());
        FxToolkit.run(() -> mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(1);
        FxToolkit.run(() -> mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1));
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(2);
    }

    @Test
    void aClickOnTheLegendWithTheShortcutKeyHidesASeriesAlsoWhereNotesAreTaken() {
        Frame.LegendEntry p95 =
                FxToolkit.call(() -> pane.frame().orElseThrow().legend().getLast());
        List<TimeRange> written = new ArrayList<>();
        FxToolkit.run(() -> {
            pane.setNotes(new ChartNotes(written::add, id -> {}));
            shortcut = true;
            mouse(MouseEvent.MOUSE_PRESSED, p95.x() + 10, p95.y() + 8, 1);
            mouse(MouseEvent.MOUSE_RELEASED, p95.x() + 10, p95.y() + 8, 1);
            mouse(MouseEvent.MOUSE_CLICKED, p95.x() + 10, p95.y() + 8, 1);
            shortcut = false;
        });
        FxToolkit.pulses(stage.getScene(), 2);
        assertThat(polylines()).isEqualTo(1);
        assertThat(written).isEmpty();
    }

    @Test
    void theKeyLShowsOneSeriesAfterAnotherAlone() {
        List<Long> shown = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FxToolkit.run(() -> key(KeyCode.L, false, false));
            FxToolkit.pulses(stage.getScene(), 2);
            shown.add(polylines());
        }
        // the band, p50, p95, all of them
        assertThat(shown).containsExactly(0L, 1L, 1L, 2L);
    }

    @Test
    void asksTheWindowToSaveWithEveryEndingThatAChartMayHave(@TempDir Path folder) throws IOException {
        List<SaveRequest> asked = new ArrayList<>();
        FxToolkit.run(() -> {
            stage.getScene().addEventHandler(SaveRequest.SAVE, asked::add);
            pane.actions().save(".svg", look -> look, chart -> chart);
        });
        SaveRequest request = asked.getFirst();
        assertThat(request.name()).isEqualTo("latency");
        assertThat(request.extensions()).startsWith(".svg").contains(".png", ".pdf", ".csv", ".xlsx");
        Path part = folder.resolve("part");
        List<Long> told = new ArrayList<>();
        request.content()
                .into(new SaveRequest.Into(part, "latency.csv", watch((done, total) -> told.add(done), false)));
        assertThat(Files.readString(part))
                .isEqualTo(TableFile.text(
                        ChartFile.numbers(ChartGallery.all().get("latency"), Locale.ENGLISH), TableFormat.CSV));
        assertThat(told).first().isEqualTo(1L);
        request.content().into(new SaveRequest.Into(part, "latency.svg", Progress.none()));
        assertThat(Files.readString(part)).contains("<svg ").endsWith("</svg>\n");
    }

    @Test
    void numbersThatAreBeingWrittenStopWhenThatIsWished(@TempDir Path folder) {
        SaveRequest request =
                ChartRequest.of(ChartGallery.throughput(), ".csv", ChartFile.Look.light(400, 200), chart -> chart);
        Progress stopped = watch((done, total) -> {}, true);
        assertThatThrownBy(() ->
                        request.content().into(new SaveRequest.Into(folder.resolve("part"), "latency.csv", stopped)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void saysWhatItShowsToThoseWhoDoNotSeeIt() {
        FxToolkit.run(() -> {
            assertThat(pane.getAccessibleRole()).isEqualTo(AccessibleRole.IMAGE_VIEW);
            assertThat(pane.isFocusTraversable()).isTrue();
            assertThat(pane.getAccessibleText())
                    .startsWith("Latency, 24 hours, ")
                    .endsWith("1 alert, 1 training mark, 1 note");
        });
    }

    @Test
    void aPictureOfASceneWithoutAWindowHasTheChart() {
        WritableImage picture = FxToolkit.call(() -> {
            ChartPane alone = new ChartPane(background::add, Runnable::run);
            alone.setChart(ChartGallery.dense(50_000));
            return new Scene(alone, 600, 300).snapshot(null);
        });
        int coloured = 0;
        for (int x = 0; x < 600; x++) {
            for (int y = 0; y < 300; y++) {
                coloured += picture.getPixelReader().getArgb(x, y)
                                == Palette.light().series()[0]
                        ? 1
                        : 0;
            }
        }
        assertThat(coloured).isGreaterThan(5_000);
    }

    private static Progress watch(BiConsumer<Long, Long> at, boolean cancelled) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                at.accept(done, total);
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    private Plot plot() {
        return pane.plot().orElseThrow();
    }

    private long polylines() {
        return FxToolkit.call(() -> pane.frame().orElseThrow().marks().stream()
                .filter(Mark.Polyline.class::isInstance)
                .count());
    }

    private String footer() {
        return FxToolkit.call(() -> pane.frame().orElseThrow().marks().toString());
    }

    private void runBackground() {
        Runnable next = background.remove();
        FxToolkit.run(next);
    }

    private void drag(double from, double to) {
        double y = plot().top() + 10;
        mouse(MouseEvent.MOUSE_PRESSED, from, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, (from + to) / 2, y, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, to, y, 1);
        mouse(MouseEvent.MOUSE_RELEASED, to, y, 1);
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, int clicks) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        MouseButton button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        pane.fireEvent(new MouseEvent(
                type, x, y, x, y, button, clicks, shift, shortcut, false, false, down, false, false, true, false, true,
                null));
    }

    private void key(KeyCode code, boolean shift, boolean shortcut) {
        pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
    }
}
