package io.modeldeck.ui.monitoring;

import com.sun.management.OperatingSystemMXBean;
import io.modeldeck.app.ChangeHub;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.domain.Change;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.Cost;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.ManyAlerts;
import io.modeldeck.testing.Patience;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.work.FxFeed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/**
 * What the window does under load, drawn in software: a flood of changes, a long table, the Metrics screen over a million events of one day, our chart
 * beside the toolkit's own line chart on as many points. Prints; no test. The first argument is a folder with 1 GB of room, the second
 * names parts with commas between, of {@code changes,table,charts,metrics,alerts,many}: each in a process of its own, where the first time counts. What fills the
 * folder is kept for the next run.
 */
final class ConsoleBenchmark {

    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 15;

    private ConsoleBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("console");
        Set<String> parts = args.length > 1
                ? Set.of(args[1].split(","))
                : Set.of("changes", "table", "charts", "metrics", "alerts", "many");
        FxTest.start();
        if (parts.contains("changes")) {
            changes();
        }
        if (parts.contains("table")) {
            table();
        }
        if (parts.contains("charts")) {
            charts();
        }
        if (parts.contains("metrics")) {
            MetricsBenchmark.run(folder.resolve("metrics"), EVENTS);
        }
        if (parts.contains("alerts")) {
            alerts(folder.resolve("alerts"), 5_000);
        }
        if (parts.contains("many")) {
            alerts(folder.resolve("alerts"), 100_000);
        }
        System.exit(0);
    }

    private static void changes() {
        long fxThread = FxTest.onFx(() -> Thread.currentThread().threadId());
        ChangeHub hub = new ChangeHub();
        CountDownLatch last = new CountDownLatch(1);
        long before = processorNanos(fxThread);
        try (FxFeed _ = new FxFeed(hub, changes -> {
            if (changes.contains(new Change.RunChanged(99))) {
                last.countDown();
            }
        })) {
            for (int i = 0; i < 200_000; i++) {
                hub.announce(i % 2 == 0 ? new Change.EventsStored(i % 7) : new Change.MetricsRolled(i % 5));
            }
            hub.announce(new Change.RunChanged(99));
            Patience.await(last);
        }
        print("200 000 changes, processor time of the FX thread", (processorNanos(fxThread) - before) / 1e6);
    }

    private record Row(long id, String name, double value) {}

    private static void table() {
        List<Row> rows = IntStream.range(0, 100_000)
                .mapToObj(i -> new Row(i, "alert of model " + i % 40, i * 37 % 1_000))
                .toList();
        print("table of 100 000 rows: made, sorted, laid out, painted", median(() -> {
            DataTable<Row> table = new DataTable<>("Rows", Row::id);
            table.text("Name", Row::name);
            table.number("Value", Row::value, row -> Double.toString(row.value()));
            table.setRows(rows);
            return scene(new StackPane(table)).snapshot(null);
        }));
    }

    private static void charts() {
        for (int points : new int[] {1_000, 10_000, 100_000}) {
            print("line chart of the toolkit, without symbols, first paint, " + points, median(() -> {
                LineChart<Number, Number> chart = new LineChart<>(new NumberAxis(), new NumberAxis());
                chart.setCreateSymbols(false);
                chart.setAnimated(false);
                XYChart.Series<Number, Number> series = new XYChart.Series<>();
                Random random = new Random(1);
                List<XYChart.Data<Number, Number>> data = new ArrayList<>();
                for (int i = 0; i < points; i++) {
                    data.add(new XYChart.Data<>(i, random.nextGaussian()));
                }
                series.getData().setAll(data);
                chart.getData().add(series);
                return scene(chart).snapshot(null);
            }));
        }
        if (ChartFx.isThere()) {
            for (int points : new int[] {1_000, 10_000, 100_000, EVENTS}) {
                String inked =
                        String.format(Locale.ROOT, " (%.0f %% of its middle inked)", 100 * ChartFx.inked(points));
                print("chart of chart-fx, first paint, " + points + inked, median(() -> ChartFx.painted(points)));
            }
        } else {
            System.out.println("chart-fx is not on the class path: -Pchart-fx brings it");
        }
        for (int points : new int[] {1_000, 10_000, 100_000, EVENTS}) {
            var chart = ChartGallery.dense(points);
            print("our chart, first paint, " + points, median(() -> {
                ChartPane pane = new ChartPane(Runnable::run, Runnable::run);
                Scene scene = scene(pane);
                pane.setChart(chart);
                scene.getRoot().layout();
                return scene.snapshot(null);
            }));
        }
    }

    /** The inbox of so many open alerts, in a window that is open on its overview. */
    private static void alerts(Path folder, int count) {
        Path place = folder.resolve(Integer.toString(count));
        if (!Files.exists(place)) {
            SampleFolder.openCopy(place).close();
            ManyAlerts.add(new Workspace(place), count);
        }
        try (Engine engine = Engine.open(new Workspace(place), SampleFolder.CLOCK, () -> {})
                        .orElseThrow();
                ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
            opened(window);
            madeAhead(window, Section.ALERTS);
            String what = String.format(Locale.ROOT, "inbox of %,d alerts", count);
            first(what + ", first rows on the screen, first time", () -> look(window, new Place.Alerts()));
            first(what + ", until all are there", () -> settled(window));
            print(what + ", read anew", medianOf(() -> {
                FxTest.doOnFx(() -> window.window().go(new Place.Alerts()));
                settled(window);
            }));
            sorted(window, what);
        }
    }

    /** Sorted by its words, the other way round each time, and searched, both on the FX thread. */
    private static void sorted(ConsoleWindow window, String what) {
        DataTable<?> table = window.visible(DataTable.class).getFirst();
        print(what + ", sorted by its message", median(() -> {
            TableColumn<?, ?> column = table.view().getColumns().get(1);
            column.setSortType(
                    column.getSortType() == TableColumn.SortType.ASCENDING
                            ? TableColumn.SortType.DESCENDING
                            : TableColumn.SortType.ASCENDING);
            sortBy(table.view(), column);
            return null;
        }));
        print(what + ", searched for a word", median(() -> {
            table.filter("feature 77");
            table.filter("");
            return null;
        }));
    }

    @SuppressWarnings("unchecked")
    private static <T> void sortBy(TableView<T> view, TableColumn<?, ?> column) {
        view.getSortOrder().setAll(List.of((TableColumn<T, ?>) column));
    }

    /** As the window does it while nobody does anything, part by part; without where a property says so. */
    static void madeAhead(ConsoleWindow window, Section section) {
        long fxThread = FxTest.onFx(() -> Thread.currentThread().threadId());
        boolean more = !Boolean.getBoolean("unforeseen");
        while (more) {
            long before = processorNanos(fxThread);
            more = FxTest.onFx(() -> window.window().prepare(section));
            window.settle();
            print("  made ahead, a part, processor time of the FX thread", (processorNanos(fxThread) - before) / 1e6);
        }
    }

    /** As a person has it who goes on from there. */
    private static void opened(ConsoleWindow window) {
        window.start(new Place.Overview());
        painted(window);
    }

    /** Until what the place shows first is painted; what it reads behind that goes on. */
    private static void look(ConsoleWindow window, Place place) {
        FxTest.doOnFx(() -> window.window().go(place));
        FxTest.doOnFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
        while (window.visible(DataTable.class).stream().allMatch(table -> FxTest.onFx(table::isEmpty))) {
            LockSupport.parkNanos(2_000_000);
        }
        painted(window);
    }

    static void settled(ConsoleWindow window) {
        window.settle();
        painted(window);
    }

    static void painted(ConsoleWindow window) {
        FxTest.onFx(() -> window.scene().snapshot(null));
    }

    private static Scene scene(javafx.scene.Parent root) {
        Scene scene = new Scene(root, 1200, 400);
        io.modeldeck.ui.kit.theme.Theme.dress(scene);
        root.applyCss();
        root.layout();
        return scene;
    }

    /** On the FX thread, in the middle of some rounds after as many to warm up. */
    private static double median(Callable<?> work) {
        return medianOf(() -> FxTest.onFx(work));
    }

    static double medianOf(Runnable work) {
        double[] taken = new double[ROUNDS];
        for (int i = -ROUNDS / 2; i < ROUNDS; i++) {
            double millis = millis(work);
            if (i >= 0) {
                taken[i] = millis;
            }
        }
        return Cost.median(taken);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Once, with the processor time of the whole process beside it: its compiler and its collector work along. */
    static void first(String what, Runnable work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        print(what, millis(work));
        print("  processor time of the process for it", (system.getProcessCpuTime() - before) / 1e6);
    }

    static long processorNanos(long thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    static void print(String what, double millis) {
        System.out.println(String.format(Locale.ROOT, "%-72s %8.1f ms", what, millis));
    }
}
