package io.modeldeck.telemetry;

import static io.modeldeck.telemetry.TelemetryWorkspace.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.RowRange;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.telemetry.file.TimeColumn;
import io.modeldeck.telemetry.file.TimedTable;
import io.modeldeck.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of real data sets. */
class RealFilesTest {

    private static final TimeRange EVER = TimeRange.ofMillis(0, Long.MAX_VALUE / 2);

    @TempDir
    Path folder;

    private TelemetryWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static EventImportOptions.Builder hotel() {
        return EventImportOptions.builder()
                .time("timestamp")
                .prediction("y_pred")
                .score("y_pred_proba")
                .positive("1")
                .label("is_canceled");
    }

    @Test
    void everyHotelRowIsKeptWithItsId() {
        Path file = SharedData.require("tabular/hotel_booking/monitoring.csv");
        ImportReport report = workspace.load(file, "hotel", hotel().id("id").build());
        assertThat(report.imported()).isEqualTo(34_938);
        assertThat(report.labelled()).isEqualTo(34_938);
        assertThat(report.rejected().count()).isZero();
        assertThat(report.range().orElseThrow().from()).isEqualTo("2016-10-01T00:00:00Z");
        assertThat(report.range().orElseThrow().to()).isEqualTo("2017-08-30T00:00:00.001Z");
        ImportReport again = workspace.load(file, "hotel", hotel().id("id").build());
        assertThat(again.imported()).isZero();
        assertThat(again.duplicates()).isEqualTo(34_938);
        assertThat(workspace.count("inference_event")).isEqualTo(34_938);
        EventFrame frame = workspace.events.window(report.modelId(), OptionalLong.empty(), EVER, EventStore.ALL);
        assertThat(frame.rows()).isEqualTo(34_938);
        assertThat(frame.features().columns()).hasSize(25);
        assertThat(frame.features().require("adr")).isInstanceOf(Column.Numeric.class);
        assertThat(frame.features().require("agent")).as("numbers and UNK").isInstanceOf(Column.Categorical.class);
    }

    @Test
    void everyHotelRowIsKeptWithoutItsIdThoughThousandsAreAlike() {
        Path file = SharedData.require("tabular/hotel_booking/monitoring.csv");
        // Without the id as a column either, 4 801 rows repeat another one.
        Table table = TableFile.read(file, ReadOptions.defaults());
        StringBuilder rows = new StringBuilder();
        for (int row = -1; row < table.rows(); row++) {
            for (int c = 1; c < table.columns().size(); c++) {
                Column column = table.columns().get(c);
                rows.append(c == 1 ? "" : ",").append(row < 0 ? column.name() : column.text(row));
            }
            rows.append('\n');
        }
        Path bare = workspace.file("bare.csv", rows.toString());
        assertThat(workspace.load(bare, "hotel", hotel().build()).imported()).isEqualTo(34_938);
        assertThat(workspace.load(bare, "hotel", hotel().build()).imported()).isZero();
        assertThat(workspace.load(file, "other", hotel().build()).imported()).isEqualTo(34_938);
        assertThat(workspace.load(file, "other", hotel().build()).imported()).isZero();
        assertThat(workspace.number("SELECT count(*) FROM (SELECT DISTINCT at, features, prediction, score, outcome"
                        + " FROM inference_event WHERE model_id = 1)"))
                .isEqualTo(34_938 - 4_801);
    }

    @Test
    void censusLabelsFindTheirEventsById() {
        Path events = SharedData.require("tabular/census_employment_ma/analysis_2016_2018.csv.gz");
        Path target = SharedData.require("tabular/census_employment_ma/analysis_2016_2018_target.csv.gz");
        EventImportOptions options = EventImportOptions.builder()
                .time("year")
                .id("id")
                .prediction("prediction")
                .score("predicted_probability")
                .positive("1")
                .build();
        ImportReport report = workspace.load(events, "employment", options);
        assertThat(report.imported()).isEqualTo(208_892);
        assertThat(report.range().orElseThrow().from()).isEqualTo("2016-01-01T00:00:00Z");
        assertThat(report.range().orElseThrow().to()).isEqualTo("2018-01-01T00:00:00.001Z");
        FeedbackReport labels = workspace.labels.run(
                PERSON, target, "employment", FeedbackImportOptions.byId("id", "employed"), Progress.none());
        assertThat(labels.labelled()).isEqualTo(208_892);
        assertThat(labels.rejected().count()).isZero();
        assertThat(workspace.number("SELECT count(*) FROM inference_event WHERE outcome IS NULL"))
                .isZero();
        EventFrame newest = workspace.events.labelled(report.modelId(), TelemetryWorkspace.NOW, 4_000);
        assertThat(newest.rows()).isEqualTo(4_000);
    }

    @Test
    void carLoanLabelsFindTheirEventsByRow() {
        Path events = SharedData.require("tabular/car_loan_synthetic/analysis.csv.gz");
        Path target = SharedData.require("tabular/car_loan_synthetic/analysis_target.csv.gz");
        EventImportOptions options = EventImportOptions.builder()
                .time("timestamp")
                .prediction("y_pred")
                .score("y_pred_proba")
                .positive("1")
                .build();
        assertThat(workspace.load(events, "loan", options).imported()).isEqualTo(50_000);
        FeedbackReport labels = workspace.labels.run(
                PERSON, target, "loan", FeedbackImportOptions.byRow(events, "repaid"), Progress.none());
        assertThat(labels.labelled()).isEqualTo(50_000);
        Table predicted = TableFile.read(events, ReadOptions.defaults());
        Table repaid = TableFile.read(target, ReadOptions.defaults());
        long right = 0;
        for (int i = 0; i < 50_000; i++) {
            right += ((Column.Numeric) predicted.require("y_pred")).values()[i]
                            == ((Column.Numeric) repaid.require("repaid")).values()[i]
                    ? 1
                    : 0;
        }
        assertThat(workspace.number("SELECT sum(correct) FROM inference_event")).isEqualTo(right);
    }

    @Test
    void spamIsNoUtf8() {
        Path file = SharedData.require("text/sms_spam/spam.csv");
        assertThatThrownBy(() -> TableFile.read(file, ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("line 7", "--encoding windows-1252");
        assertThatThrownBy(() -> workspace.load(
                        file,
                        "spam",
                        EventImportOptions.builder().time("row:1m@2016-05-01").build()))
                .isInstanceOf(Problem.class);
        assertThat(workspace.count("inference_event")).isZero();
        ReadOptions western = ReadOptions.defaults().withEncoding(ReadOptions.encoding("windows-1252"));
        Table table = TableFile.read(file, western);
        assertThat(table.rows()).isEqualTo(5_573);
        assertThat(table.names()).containsExactly("class_label", "message", "column 3", "column 4", "column 5");
        ImportReport report = workspace.load(
                file,
                "spam",
                EventImportOptions.builder()
                        .time("row:1m@2016-05-01")
                        .label("class_label")
                        .read(western)
                        .build());
        assertThat(report.imported()).isEqualTo(5_573);
    }

    @Test
    void penguinsHaveMissingValues() {
        Table table = TableFile.read(SharedData.require("tabular/small_uci/penguins.csv"), ReadOptions.defaults());
        assertThat(table.rows()).isEqualTo(344);
        assertThat(missing(table, "bill_length_mm")).isEqualTo(2);
        assertThat(missing(table, "sex")).isEqualTo(11);
        assertThat(table.require("bill_length_mm")).isInstanceOf(Column.Numeric.class);
    }

    @Test
    void pollutionWritesMissingAsNaAndAdultAsNothing() {
        Table pollution =
                TableFile.read(SharedData.require("tabular/beijing_pm25/pollution.csv"), ReadOptions.defaults());
        assertThat(missing(pollution, "pm2.5")).isEqualTo(2_067);
        Table adult = TableFile.read(SharedData.require("tabular/adult/adult.csv"), ReadOptions.defaults());
        assertThat(adult.names().stream()
                        .mapToLong(name -> missing(adult, name))
                        .sum())
                .isEqualTo(6_465);
    }

    @Test
    void wineHasNoHeader() {
        Table table = TableFile.read(
                SharedData.require("tabular/wine_quality/winequality-white.csv"),
                ReadOptions.defaults().withHeader(false));
        assertThat(table.rows()).isEqualTo(4_898);
        assertThat(table.names()).hasSize(12).startsWith("0", "1").endsWith("11");
        assertThat(table.columns()).allSatisfy(c -> assertThat(c).isInstanceOf(Column.Numeric.class));
    }

    @Test
    void electricityHasNoClock() {
        TimedTable rows = TableFile.read(
                SharedData.require("tabular/electricity/elec.csv"),
                ReadOptions.defaults().withRows(RowRange.parse("4000:")),
                TimeColumn.parse("row:30m@1996-05-07", Optional.empty(), ZoneOffset.UTC));
        assertThat(rows.table().rows()).isEqualTo(41_312);
        assertThat(Instant.ofEpochMilli(rows.at()[0]))
                .isEqualTo(Instant.parse("1996-05-07T00:00:00Z").plusSeconds(4_000 * 1_800L));
    }

    private static long missing(Table table, String name) {
        Column column = table.require(name);
        long missing = 0;
        for (int i = 0; i < column.rows(); i++) {
            missing += column.isMissing(i) ? 1 : 0;
        }
        return missing;
    }
}
