package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Measures what a call costs, on demand: rows per second in batches, microseconds for one row. */
final class InferenceSpeed {

    private static final int COLUMNS = 20;
    private static final int ROWS = 200_000;

    private InferenceSpeed() {}

    /** Prints one line for each measurement; the best of five rounds. */
    public static void main(String[] args) throws IOException {
        Random random = new Random(1);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            columns.add(new Column.Numeric(
                    "c" + c, random.doubles(ROWS).map(v -> v - 0.5).toArray()));
        }
        float[][] weights = new float[COLUMNS][3];
        for (float[] row : weights) {
            for (int k = 0; k < 3; k++) {
                row[k] = random.nextFloat();
            }
        }
        String names = String.join(",", columns.stream().map(Column::name).toList());
        try (InferenceBench bench = new InferenceBench(Files.createTempDirectory("speed"))) {
            ModelVersion version = bench.add(
                    Graphs.scores(weights).bytes(),
                    AddModel.named("speed", "1")
                            .withMapping(InputMapping.parse(List.of("input=" + names)))
                            .withClasses(List.of("a", "b", "c")));
            Table table = Table.of(columns);
            double batch = best(() -> bench.inference.predict(version, table));
            System.out.printf("batch: %.0f rows/s (%d columns, 3 classes)%n", ROWS / batch, COLUMNS);
            double recorded = best(() -> {
                bench.events.clear();
                bench.inference.predictAndRecord(version, table.slice(0, 20_000));
            });
            System.out.printf("recorded into memory: %.0f rows/s%n", 20_000 / recorded);
            Map<String, Object> one = Map.copyOf(columns.stream().collect(Collectors.toMap(Column::name, c ->
                    (Object) ((Column.Numeric) c).values()[0])));
            double single = best(() -> {
                for (int i = 0; i < 10_000; i++) {
                    bench.inference.predict(version, one);
                }
            });
            System.out.printf("one row: %.1f us%n", single * 100);
            double bare = best(() -> {
                Table row = table.slice(0, 1);
                for (int i = 0; i < 10_000; i++) {
                    bench.runtimes.predict(version, row);
                }
            });
            System.out.printf("one row, without the registry: %.1f us%n", bare * 100);
        }
    }

    private static double best(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }
}
