package io.modeldeck.telemetry;

import static io.modeldeck.telemetry.TelemetryWorkspace.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.metrics.SeriesStatistic;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesImportTest {

    @TempDir
    Path folder;

    private TelemetryWorkspace workspace;
    private SeriesService series;
    private ModelInfo model;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
        Clock clock = Clock.fixed(TelemetryWorkspace.NOW, ZoneOffset.UTC);
        series = new SeriesService(workspace.database, workspace.audit, clock);
        model = workspace.model("m", TaskType.REGRESSION);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private SeriesReport load(Path file, SeriesImportOptions options) {
        return new SeriesImport(
                        workspace.database,
                        workspace.registry,
                        series,
                        workspace.audit,
                        Clock.fixed(TelemetryWorkspace.NOW, ZoneOffset.UTC))
                .run(PERSON, file, Optional.of("m"), options, Progress.none());
    }

    private static final SeriesImportOptions CPU = SeriesImportOptions.of("t", "v", "cpu");

    @Test
    void badRowsAreListedAndRepeatingAddsNothing() {
        Path file = workspace.file(
                "cpu.csv",
                "t,v\n2016-01-01,1\n2016-01-02,\n2016-01-03,two\nnever,3\n2016-01-05,-4.5\n2016-01-05,5\n2016-01-06,1e999\n");
        SeriesReport first = load(file, CPU);
        assertThat(first.counts()).isEqualTo(new SeriesSink.SeriesCounts(2, 1, 0));
        assertThat(first.rows()).isEqualTo(7);
        assertThat(first.missing()).isEqualTo(1);
        assertThat(first.names()).containsExactly("cpu");
        assertThat(first.rejected().listed())
                .extracting(r -> r.line() + " " + r.column() + " " + r.value())
                .containsExactly("4 v two", "5 t never", "8 v 1e999");
        assertThat(first.range())
                .contains(new TimeRange(
                        Instant.parse("2016-01-01T00:00:00Z"), Instant.parse("2016-01-05T00:00:00.001Z")));
        load(file, CPU);
        assertThat(workspace.rows("SELECT at, value FROM metric_point ORDER BY at"))
                .extracting(row -> row.get("value"))
                .containsExactly(1.0, 5.0);
        assertThat(workspace.texts("SELECT action FROM audit_entry WHERE action = 'import series'"))
                .hasSize(2);
    }

    @Test
    void aColumnMayNameTheSeriesOfEachRow() throws IOException {
        Path file = folder.resolve("host.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("n;t;v\ndisk;1451606400;7\n;1451606400;8\nerrorRate;1451606400;9\ndisk;1451606460;6\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        SeriesReport report = load(file, CPU.withNameColumn("n").withUnit("%"));
        assertThat(report.names()).containsExactly("disk", "cpu");
        assertThat(report.rejected().listed())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("metric of every model"));
        assertThat(series.of(model.id()))
                .extracting(s -> s.name() + s.points() + s.unit())
                .containsExactly("cpu1%", "disk2%");
        SeriesImportOptions unnamed = new SeriesImportOptions(
                "t",
                "v",
                Optional.empty(),
                Optional.of("n"),
                "",
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
        assertThat(load(file, unnamed).rejected().listed())
                .extracting(r -> r.column() + ": " + r.reason())
                .contains("n: the name of the series is missing");
    }

    @Test
    void aColumnWithThousandsOfNamesIsNoColumnOfNames() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_003; i++) {
            rows.append("{\"t\":\"2016-01-01T00:00:00Z\",\"v\":1,\"n\":\"id")
                    .append(i)
                    .append("\"}\n");
        }
        SeriesReport report = load(workspace.file("ids.jsonl", rows.toString()), CPU.withNameColumn("n"));
        assertThat(report.names()).hasSize(1_000);
        assertThat(report.rejected().count()).isEqualTo(3);
        assertThat(report.rejected().listed().getFirst().reason()).contains("at most 1000 series");
    }

    @Test
    void strictTakesAllOrNothing() {
        Path file = workspace.file("cpu.csv", "t,v\n2016-01-01,1\n2016-01-03,two\n");
        assertThatThrownBy(() -> load(file, CPU.asStrict()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("1 of 2 rows")
                .hasMessageContaining("line 3");
        assertThat(workspace.count("metric_series")).isZero();
        Path good = workspace.file("good.csv", "t,v\n2016-01-01,1\n");
        assertThat(load(good, CPU.asStrict()).counts().added()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeMeantIsRefusedAsAWhole() {
        Path file = workspace.file("cpu.csv", "t,v\n2016-01-01,1\n");
        assertThatThrownBy(() -> load(file, SeriesImportOptions.of("t", "w", "cpu")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("has no column 'w'")
                .hasMessageContaining("--value");
        assertThatThrownBy(() -> load(file, CPU.withNameColumn("n"))).hasMessageContaining("--name-column");
        assertThatThrownBy(() -> load(file, SeriesImportOptions.of("t", "v", "accuracy")))
                .hasMessageContaining("metric of every model");
        assertThatThrownBy(() -> new SeriesImportOptions(
                        "t",
                        "v",
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        false,
                        ReadOptions.defaults(),
                        Optional.empty(),
                        ZoneOffset.UTC))
                .hasMessageContaining("--name");
        assertThat(workspace.count("metric_series")).isZero();
    }

    @Test
    void someoneMayStopIt() {
        Path file = workspace.file("cpu.csv", "t,v\n2016-01-01,1\n");
        SeriesImport imports =
                new SeriesImport(workspace.database, workspace.registry, series, workspace.audit, Clock.systemUTC());
        int[] asked = {0};
        Progress stopsAfterTheScan = new Progress() {
            @Override
            public void at(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                return asked[0]++ > 0;
            }
        };
        assertThat(imports.run(PERSON, file, Optional.empty(), CPU, stopsAfterTheScan)
                        .cancelled())
                .isTrue();
        assertThat(workspace.count("metric_point")).as("what was taken stays").isEqualTo(1);
        asked[0] = 0;
        assertThatThrownBy(() -> imports.run(PERSON, file, Optional.empty(), CPU.asStrict(), stopsAfterTheScan))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }

    /** CPU of a machine, every five minutes, as it was published. */
    @Test
    void aRealSeriesComesInWhole() {
        Path file = SharedData.require("timeseries/nab/realAWSCloudwatch/rds_cpu_utilization_e47b3b.csv");
        SeriesReport report =
                load(file, SeriesImportOptions.of("timestamp", "value", "cpu").withUnit("%"));
        assertThat(report.rows()).isEqualTo(4_032);
        assertThat(report.counts().added()
                        + report.counts().replaced()
                        + report.counts().unchanged())
                .isEqualTo(4_032);
        assertThat(report.rejected().count()).isZero();
        TimeRange all = report.range().orElseThrow();
        assertThat(series.value(model.id(), "cpu", SeriesStatistic.COUNT, all))
                .hasValue(report.counts().added());
        // The largest value of the file, to be seen in it.
        assertThat(series.value(model.id(), "cpu", SeriesStatistic.MAX, all)).hasValue(76.23);
    }
}
