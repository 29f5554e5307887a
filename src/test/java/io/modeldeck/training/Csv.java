package io.modeldeck.training;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Files of the shared data as tables: a column is numeric when every present value is a number. Without a header the names are 0, 1, … */
public final class Csv {

    private static final Set<String> MISSING = Set.of("", "NA", "NaN", "?");

    private Csv() {}

    public static Table read(String file, boolean header) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(SharedData.require(file), StandardCharsets.UTF_8)) {
            reader.forEach(line -> lines.add(line.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> names = header
                ? lines.removeFirst()
                : IntStream.range(0, lines.getFirst().size())
                        .mapToObj(Integer::toString)
                        .toList();
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            columns.add(column(names.get(j), lines, j));
        }
        return Table.of(columns);
    }

    /** The rows in which none of the columns is missing. */
    static Table complete(Table table) {
        int[] rows = IntStream.range(0, table.rows())
                .filter(row -> table.columns().stream().noneMatch(c -> c.isMissing(row)))
                .toArray();
        return table.pick(rows);
    }

    private static Column column(String name, List<List<String>> lines, int j) {
        String[] texts = new String[lines.size()];
        double[] numbers = new double[lines.size()];
        boolean numeric = true;
        for (int row = 0; row < texts.length; row++) {
            String text = lines.get(row).get(j);
            texts[row] = MISSING.contains(text) ? null : text;
            numbers[row] = Double.NaN;
            try {
                numbers[row] = texts[row] == null ? Double.NaN : Double.parseDouble(text);
            } catch (NumberFormatException e) {
                numeric = false;
            }
        }
        return numeric ? new Column.Numeric(name, numbers) : new Column.Categorical(name, texts);
    }
}
