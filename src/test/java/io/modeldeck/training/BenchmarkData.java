package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.testing.SharedData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A public data set, split in two: rows to learn from and rows to be measured on.
 *
 * @param name as the table shows it
 */
record BenchmarkData(String name, TrainingSet training, TrainingSet test) {

    /** The sets of docs/training.md. */
    static List<BenchmarkData> all() {
        Table hotel = Csv.read("tabular/hotel_booking/reference.csv", true);
        return List.of(
                everyFifth(
                        "breast cancer",
                        Csv.complete(Csv.read("tabular/small_uci/breast-cancer-wisconsin.csv", false)),
                        "9",
                        names(9),
                        TaskType.CLASSIFICATION),
                everyFifth(
                        "German credit",
                        Csv.read("tabular/small_uci/german.csv", false),
                        "20",
                        names(20),
                        TaskType.CLASSIFICATION),
                everyFifth(
                        "red wine",
                        Csv.read("tabular/wine_quality/winequality-red.csv", false),
                        "11",
                        names(11),
                        TaskType.REGRESSION),
                newest(
                        "bike sharing",
                        Csv.read("tabular/bike_sharing/hour.csv", true),
                        "cnt",
                        List.of(
                                "season",
                                "yr",
                                "mnth",
                                "hr",
                                "holiday",
                                "weekday",
                                "workingday",
                                "weathersit",
                                "temp",
                                "atemp",
                                "hum",
                                "windspeed"),
                        TaskType.REGRESSION),
                newest(
                        "hotel bookings",
                        hotel,
                        "is_canceled",
                        hotel.names().stream()
                                .filter(n -> !List.of("id", "y_pred", "y_pred_proba", "is_canceled", "timestamp")
                                        .contains(n))
                                .toList(),
                        TaskType.CLASSIFICATION),
                newest(
                        "ELEC2",
                        Csv.read("tabular/electricity/elec.csv", true),
                        "class",
                        List.of("nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"),
                        TaskType.CLASSIFICATION));
    }

    /** 277 677 census rows: the oldest three years to learn from, the last year to be measured on. */
    static BenchmarkData census() {
        Table reference = read("tabular/census_employment_ma/reference_2015.csv.gz");
        Table analysis = read("tabular/census_employment_ma/analysis_2016_2018.csv.gz");
        Table targets = read("tabular/census_employment_ma/analysis_2016_2018_target.csv.gz");
        String label = targets.names().stream()
                .filter(n -> !n.equals("id"))
                .findFirst()
                .orElseThrow();
        List<String> features = reference.names().stream()
                .filter(n -> !List.of("id", "year", "prediction", "predicted_probability", label)
                        .contains(n))
                .toList();
        List<Column> columns = new ArrayList<>();
        for (String feature : features) {
            columns.add(join(reference.require(feature), analysis.require(feature)));
        }
        columns.add(join(reference.require(label), targets.require(label)));
        return split("census", Table.of(columns), label, features, TaskType.CLASSIFICATION, 208_000);
    }

    private static Table read(String file) {
        return TableFile.read(SharedData.require(file), ReadOptions.defaults());
    }

    private static Column join(Column first, Column second) {
        if (first instanceof Column.Numeric a && second instanceof Column.Numeric b) {
            double[] both = Arrays.copyOf(a.values(), a.rows() + b.rows());
            System.arraycopy(b.values(), 0, both, a.rows(), b.rows());
            return new Column.Numeric(first.name(), both);
        }
        String[] both = new String[first.rows() + second.rows()];
        for (int row = 0; row < both.length; row++) {
            Column from = row < first.rows() ? first : second;
            int at = row < first.rows() ? row : row - first.rows();
            both[row] = from.isMissing(at) ? null : from.text(at);
        }
        return new Column.Categorical(first.name(), both);
    }

    /** Every fifth row is measured on, for files without an order of time. */
    private static BenchmarkData everyFifth(
            String name, Table table, String label, List<String> features, TaskType task) {
        int[] test = IntStream.range(0, table.rows()).filter(i -> i % 5 == 0).toArray();
        int[] training =
                IntStream.range(0, table.rows()).filter(i -> i % 5 != 0).toArray();
        int[] order =
                IntStream.concat(Arrays.stream(training), Arrays.stream(test)).toArray();
        return split(name, table.pick(order), label, features, task, training.length);
    }

    /** The newest fifth is measured on. */
    private static BenchmarkData newest(String name, Table table, String label, List<String> features, TaskType task) {
        return split(name, table, label, features, task, table.rows() - table.rows() / 5);
    }

    private static BenchmarkData split(
            String name, Table table, String label, List<String> features, TaskType task, int at) {
        TrainingSet all = TrainingSet.of(table, label, features, task);
        return new BenchmarkData(name, all.slice(0, at), all.slice(at, all.rows()));
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
