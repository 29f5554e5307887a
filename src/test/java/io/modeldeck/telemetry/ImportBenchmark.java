package io.modeldeck.telemetry;

import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Prints how many rows a second are imported from the real data sets, and how fast windows of them are read. */
public final class ImportBenchmark {

    private static final int ROUNDS = 5;
    private static final TimeRange EVER = TimeRange.ofMillis(0, Long.MAX_VALUE / 2);

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path hotel = SharedData.require("tabular/hotel_booking/monitoring.csv");
        Path census = SharedData.require("tabular/census_employment_ma/analysis_2016_2018.csv.gz");
        Path target = SharedData.require("tabular/census_employment_ma/analysis_2016_2018_target.csv.gz");
        EventImportOptions hotelOptions = EventImportOptions.builder()
                .time("timestamp")
                .id("id")
                .prediction("y_pred")
                .score("y_pred_proba")
                .positive("1")
                .label("is_canceled")
                .build();
        EventImportOptions hashed = EventImportOptions.builder()
                .time("timestamp")
                .prediction("y_pred")
                .score("y_pred_proba")
                .positive("1")
                .label("is_canceled")
                .build();
        EventImportOptions censusOptions = EventImportOptions.builder()
                .time("year")
                .id("id")
                .prediction("prediction")
                .score("predicted_probability")
                .positive("1")
                .build();
        Path folder = Files.createTempDirectory("modeldeck-import");
        try (TelemetryWorkspace workspace = new TelemetryWorkspace(folder)) {
            for (int round = 0; round < ROUNDS; round++) {
                String name = "m" + round;
                print(round, "read hotel into a table", () ->
                        (long) TableFile.read(hotel, ReadOptions.defaults()).rows());
                print(round, "read census into a table", () ->
                        (long) TableFile.read(census, ReadOptions.defaults()).rows());
                print(
                        round,
                        "import hotel with ids",
                        () -> workspace
                                .load(hotel, "hotel " + name, hotelOptions)
                                .imported());
                print(
                        round,
                        "import hotel, ids made",
                        () -> workspace
                                .load(hotel, "hotel made " + name, hashed)
                                .imported());
                print(
                        round,
                        "repeat hotel",
                        () -> workspace
                                .load(hotel, "hotel " + name, hotelOptions)
                                .duplicates());
                print(
                        round,
                        "import census",
                        () -> workspace
                                .load(census, "census " + name, censusOptions)
                                .imported());
                print(
                        round,
                        "attach census labels",
                        () -> workspace
                                .labels
                                .run(
                                        TelemetryWorkspace.PERSON,
                                        target,
                                        "census " + name,
                                        FeedbackImportOptions.byId("id", "employed"),
                                        Progress.none())
                                .labelled());
                long model = workspace.registry.requireModel("census " + name).id();
                print(round, "window of all census rows", () -> (long) workspace
                        .events
                        .window(model, OptionalLong.empty(), EVER, EventStore.ALL)
                        .rows());
                print(round, "newest 4 000 labelled", () -> (long) workspace
                        .events
                        .labelled(model, TelemetryWorkspace.NOW, 4_000)
                        .rows());
            }
        }
    }

    private static void print(int round, String what, Supplier<Long> work) {
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long rows = work.get();
        double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "round %d  %-28s %,9d rows  %7.3f s  %,11.0f rows/s  (%,11.0f per second of its thread's work)%n",
                round, what, rows, seconds, rows / seconds, rows / cpuSeconds);
    }
}
