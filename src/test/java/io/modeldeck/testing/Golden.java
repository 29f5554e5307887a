package io.modeldeck.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assertions;

/** Reads the golden files and the columns they point to, and compares with their tolerances. */
public final class Golden {

    private static final Set<String> MISSING = Set.of("", "NA", "NaN");
    private static final double RELATIVE = 1e-9;
    private static final double NEAR_ZERO = 1e-12;
    private static final double P_RELATIVE = 1e-6;
    private static final double P_TINY = 1e-12;
    private static final double P_TINY_BOUND = 1e-11;

    private Golden() {}

    /** All cases of {@code golden/<name>.json}; aborts the test when the file is absent. */
    public static List<JsonNode> cases(String name) {
        Path file = SharedData.require("golden/" + name + ".json");
        try {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(file.toFile()).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of an input column; a missing value is NaN. */
    public static double[] numbers(JsonNode column) {
        List<Optional<String>> texts = texts(column);
        double[] numbers = new double[texts.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = texts.get(i).map(Double::parseDouble).orElse(Double.NaN);
        }
        return numbers;
    }

    /** The texts of an input column; a missing value is empty. */
    public static List<Optional<String>> texts(JsonNode column) {
        List<Optional<String>> texts = new ArrayList<>();
        if (column.has("values")) {
            column.get("values").forEach(v -> texts.add(v.isNull() ? Optional.empty() : text(v.asText())));
            return texts;
        }
        Path file = SharedData.require(column.get("file").asText());
        JsonNode rows = column.path("rows");
        long from = rows.isMissingNode() ? 0 : rows.get(0).asLong();
        long to = rows.isMissingNode() ? Long.MAX_VALUE : rows.get(1).asLong();
        try (InputStream in = open(file);
                CsvReader<CsvRecord> reader =
                        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(in, StandardCharsets.UTF_8)) {
            Iterator<CsvRecord> records = reader.iterator();
            int index = column.path("header").asBoolean(true)
                    ? index(records.next().getFields(), column.get("column"))
                    : column.get("column").asInt();
            for (long row = 0; row < to && records.hasNext(); row++) {
                CsvRecord line = records.next();
                if (row >= from) {
                    texts.add(text(line.getField(index)));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a golden value exists ({@code {"defined": false}} says that it does not). */
    public static boolean isDefined(JsonNode expected) {
        return !expected.isMissingNode()
                && !expected.isNull()
                && expected.path("defined").asBoolean(true);
    }

    /** Compares a statistic: relative 1e-9, absolute 1e-12 near zero. An undefined value compares with nothing. */
    public static void assertStatistic(String what, JsonNode expected, double actual) {
        if (isDefined(expected)) {
            assertNear(what, expected.asDouble(), actual, RELATIVE);
        }
    }

    /** Compares a p value: relative 1e-6 above 1e-12, below that only its smallness. */
    public static void assertP(String what, JsonNode expected, double actual) {
        if (!isDefined(expected)) {
            return;
        }
        double p = expected.asDouble();
        if (p <= P_TINY) {
            Assertions.assertTrue(
                    actual >= 0 && actual < P_TINY_BOUND,
                    () -> what + ": expected a p value below 1e-11, got " + actual);
        } else {
            assertNear(what, p, actual, P_RELATIVE);
        }
    }

    /** Compares whole numbers exactly. */
    public static void assertCounts(String what, JsonNode expected, long[] actual) {
        Assertions.assertArrayEquals(longs(expected), actual, what);
    }

    public static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asLong();
        }
        return values;
    }

    private static void assertNear(String what, double expected, double actual, double relative) {
        double tolerance = Math.max(NEAR_ZERO, relative * Math.abs(expected));
        Assertions.assertTrue(
                Math.abs(actual - expected) <= tolerance, () -> what + ": expected " + expected + ", got " + actual);
    }

    private static Optional<String> text(String field) {
        return MISSING.contains(field) ? Optional.empty() : Optional.of(field);
    }

    private static int index(List<String> header, JsonNode column) {
        if (column.isInt()) {
            return column.asInt();
        }
        int index = header.indexOf(column.asText());
        Assertions.assertTrue(index >= 0, () -> "no column " + column + " in " + header);
        return index;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }
}
