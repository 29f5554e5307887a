package io.modeldeck.telemetry;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.telemetry.file.Decimal;
import io.modeldeck.telemetry.file.JsonRows;
import io.modeldeck.telemetry.file.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the features of many events into columns. Reads the flat JSON of {@link FeatureJson} directly, since a general parser's maps would cost several
 * times the query; anything else in a row is left to the general one.
 */
final class FeatureColumns {

    private final List<Feature> columns = new ArrayList<>();
    private final Map<String, Feature> byName = new HashMap<>();
    private int rows;

    // The row at hand.
    private String json = "";
    private int at;

    /** Takes the features of the next event. */
    void add(String features) {
        int row = rows++;
        json = features;
        at = 0;
        if (!readFlat(row)) {
            readAny(row);
        }
    }

    /** The columns: numeric where every present value is a number, else categorical. */
    Table table() {
        return new Table(columns.stream().map(f -> f.column(rows)).toList(), rows);
    }

    private boolean readFlat(int row) {
        if (!passes('{')) {
            return false;
        }
        if (passes('}')) {
            return true;
        }
        int expected = 0;
        do {
            Feature feature = key(expected);
            if (feature == null || !passes(':') || !value(feature, row)) {
                return false;
            }
            expected = feature.position + 1;
        } while (passes(','));
        return passes('}') && at == json.length();
    }

    /** Mostly the features come in the order of the row before. */
    private Feature key(int expected) {
        if (at >= json.length() || json.charAt(at) != '"') {
            return null;
        }
        if (expected < columns.size()) {
            Feature likely = columns.get(expected);
            if (json.startsWith(likely.quoted, at)) {
                at += likely.quoted.length();
                return likely;
            }
        }
        String name = text();
        return name == null ? null : feature(name);
    }

    private Feature feature(String name) {
        return byName.computeIfAbsent(name, n -> {
            Feature added = new Feature(n, columns.size());
            columns.add(added);
            return added;
        });
    }

    private boolean value(Feature feature, int row) {
        char first = at < json.length() ? json.charAt(at) : 0;
        if (first == '"') {
            String text = text();
            if (text == null) {
                return false;
            }
            feature.put(row, text);
            return true;
        }
        int start = at;
        while (at < json.length() && json.charAt(at) != ',' && json.charAt(at) != '}') {
            at++;
        }
        double number = Decimal.parse(json, start, at);
        if (!Double.isNaN(number)) {
            feature.put(row, number);
            return true;
        }
        boolean truth =
                json.startsWith("true", start) && at == start + 4 || json.startsWith("false", start) && at == start + 5;
        if (truth) {
            feature.put(row, json.substring(start, at));
        }
        return truth;
    }

    /** A quoted text at this place; null where it is not of the simple kind. */
    private String text() {
        int end = json.indexOf('"', at + 1);
        if (end < 0) {
            return null;
        }
        int escape = json.indexOf('\\', at + 1);
        if (escape >= 0 && escape < end) {
            return null;
        }
        String text = json.substring(at + 1, end);
        at = end + 1;
        return text;
    }

    private boolean passes(char c) {
        if (at < json.length() && json.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void readAny(int row) {
        Json.readObject(json).forEach((name, value) -> {
            Feature feature = feature(name);
            switch (value) {
                case null -> feature.clear(row);
                case Number number when Double.isFinite(number.doubleValue()) -> feature.put(row, number.doubleValue());
                default -> feature.put(row, JsonRows.scalar(value));
            }
        });
    }

    private static final class Feature {

        private static final int SHARED = 50_000;

        private final String name;
        private final String quoted;
        private final int position;
        private final Map<String, String> shared = new HashMap<>();
        private double[] numbers = {};
        private String[] texts;

        private Feature(String name, int position) {
            this.name = name;
            this.position = position;
            StringBuilder key = new StringBuilder();
            JsonText.quote(name, key);
            this.quoted = key.toString();
        }

        void put(int row, double number) {
            reach(row + 1);
            numbers[row] = number;
            if (texts != null) {
                texts[row] = null;
            }
        }

        void put(int row, String text) {
            reach(row + 1);
            if (texts == null) {
                texts = new String[numbers.length];
            }
            String known = shared.get(text);
            if (known == null && shared.size() < SHARED) {
                shared.put(text, text);
            }
            texts[row] = known == null ? text : known;
            numbers[row] = Double.NaN;
        }

        void clear(int row) {
            if (row < numbers.length) {
                numbers[row] = Double.NaN;
                if (texts != null) {
                    texts[row] = null;
                }
            }
        }

        Column column(int rows) {
            reach(rows);
            if (texts == null) {
                return new Column.Numeric(name, Arrays.copyOf(numbers, rows));
            }
            String[] values = Arrays.copyOf(texts, rows);
            for (int i = 0; i < rows; i++) {
                if (!Double.isNaN(numbers[i])) {
                    values[i] = Labels.text(numbers[i]);
                }
            }
            return new Column.Categorical(name, values);
        }

        private void reach(int length) {
            if (length <= numbers.length) {
                return;
            }
            int before = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(length, Math.max(256, 2 * before)));
            Arrays.fill(numbers, before, numbers.length, Double.NaN);
            if (texts != null) {
                texts = Arrays.copyOf(texts, numbers.length);
            }
        }
    }
}
