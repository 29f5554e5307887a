package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a JSON Lines file: one object per line. The origin's {@code featuresIn}, an object or the text of one, is laid open. */
public final class JsonRows extends RowSource {

    /** The field of the origin's events that holds the features, and with a dot the start of their columns' names here. */
    static final String FEATURES = "featuresIn";

    public static final String FEATURE_PREFIX = FEATURES + ".";

    private final ReadOptions options;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>();
    private final StringBuilder lineText = new StringBuilder();
    private final RowHash hash = new RowHash();
    private Object[] values = new Object[16];
    private long line;
    private long lines;
    private RowProblem fault;
    private boolean afterReturn;
    private final char[] buffer = new char[1 << 15];
    private int filled;
    private int position;

    JsonRows(Path file, FileText text, ReadOptions options, List<String> known) {
        super(file, text);
        this.options = options;
        known.forEach(this::position);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        do {
            if (!readLine()) {
                return false;
            }
        } while (lineText.toString().isBlank());
        fault = null;
        Arrays.fill(values, null);
        String text = lineText.toString();
        try {
            Json.readObject(text).forEach(this::take);
        } catch (Problem e) {
            fault = new RowProblem(line, "", text, "the line is no JSON object: " + oneLine(e.getMessage()));
        }
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void check() throws RowProblem {
        if (fault != null) {
            throw fault;
        }
    }

    @Override
    public boolean isMissing(int column) {
        Object value = value(column);
        return value == null || value instanceof String text && options.isMissing(text);
    }

    @Override
    public String text(int column) {
        return scalar(value(column));
    }

    @Override
    public double number(int column) {
        if (value(column) instanceof Number number) {
            double finite = number.doubleValue();
            return Double.isInfinite(finite) ? Double.NaN : finite;
        }
        return Double.NaN;
    }

    @Override
    public void writeText(int column, StringBuilder json) {
        if (value(column) instanceof Boolean truth) {
            json.append(truth.booleanValue());
        } else {
            JsonText.quote(text(column), json);
        }
    }

    @Override
    public long hash() {
        // By name, since the order of an object's fields means nothing.
        columns.stream().sorted().forEach(name -> {
            Object value = value(positions.get(name));
            if (value != null) {
                hash.add(name);
                hash.endValue();
                hash.add(scalar(value));
                hash.endValue();
            }
        });
        return hash.finish();
    }

    /** A value as text: a number in its shortest form, an object or a list as JSON. */
    public static String scalar(Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Double number -> Labels.text(number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> Json.write(value);
        };
    }

    private Object value(int column) {
        return column < values.length ? values[column] : null;
    }

    private void take(String name, Object value) {
        if (name.equals(FEATURES)) {
            features(value).forEach((feature, v) -> put(FEATURE_PREFIX + feature, v));
        } else {
            put(name, value);
        }
    }

    private Map<String, Object> features(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> features = new LinkedHashMap<>();
            object.forEach((name, v) -> features.put(String.valueOf(name), v));
            return features;
        }
        return value instanceof String text ? Json.readObject(text) : Map.of();
    }

    private void put(String name, Object value) {
        int position = position(name);
        if (position >= values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, position + 1));
        }
        values[position] = value;
    }

    private int position(String name) {
        return positions.computeIfAbsent(name, n -> {
            columns.add(n);
            return columns.size() - 1;
        });
    }

    private boolean readLine() {
        lineText.setLength(0);
        line = lines + 1;
        try {
            int c;
            boolean any = false;
            while ((c = read()) >= 0) {
                boolean secondHalf = c == '\n' && afterReturn;
                afterReturn = c == '\r';
                if (secondHalf) {
                    continue;
                }
                any = true;
                if (c == '\n' || c == '\r') {
                    lines++;
                    return true;
                }
                if (lineText.length() == ROW_LIMIT) {
                    throw new Problem(file() + ", line " + line + ": the line is longer than " + (ROW_LIMIT >> 20)
                            + " million characters; write one object per line.");
                }
                lineText.append((char) c);
            }
            return any;
        } catch (IOException e) {
            throw fileText().problem(e);
        }
    }

    private int read() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, fileText().reader().read(buffer, 0, buffer.length));
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[position++];
    }

    private static String oneLine(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
