package io.modeldeck.search;

import io.modeldeck.domain.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One hyperparameter and the values that are tried. Places on it are numbers from 0 to 1. */
public sealed interface Dimension {

    String name();

    /** The value at a place. */
    Object at(double place);

    /** The place of a value. */
    double place(Object value);

    /** The places of a grid, at most so many; all of them where there are fewer values. */
    double[] grid(int most);

    /** The form in which it is kept and read. */
    Object document();

    /**
     * Numbers between two ends.
     *
     * @param log whether each factor, not each distance, is as likely as any other
     * @param whole whether only whole numbers are tried
     */
    record Range(String name, double low, double high, boolean log, boolean whole) implements Dimension {

        public Range {
            if (!(Double.isFinite(low) && Double.isFinite(high) && low < high) || log && low <= 0) {
                throw new Problem("The range of '" + name + "' is " + low + " to " + high + "; it must rise"
                        + (log ? " from above 0, since it is logarithmic." : "."));
            }
        }

        @Override
        public Object at(double place) {
            if (whole) {
                // Every whole number has a part of the way of its own.
                double from = low - .5;
                double to = high + .5;
                double value = log
                        ? Math.exp(Math.log(low) + place * (Math.log(high) - Math.log(low)))
                        : from + place * (to - from);
                return (int) Math.clamp(Math.round(value), (long) Math.ceil(low), (long) Math.floor(high));
            }
            return log
                    ? Math.exp(Math.log(low) + place * (Math.log(high) - Math.log(low)))
                    : low + place * (high - low);
        }

        @Override
        public double place(Object value) {
            double number = ((Number) value).doubleValue();
            double place = log
                    ? (Math.log(number) - Math.log(low)) / (Math.log(high) - Math.log(low))
                    : whole ? (number - low + .5) / (high - low + 1) : (number - low) / (high - low);
            return Math.clamp(place, 0, 1);
        }

        @Override
        public double[] grid(int most) {
            int values = whole ? (int) Math.min(most, Math.floor(high) - Math.ceil(low) + 1) : most;
            double[] places = new double[values];
            for (int i = 0; i < values; i++) {
                places[i] = values == 1 ? 0 : (double) i / (values - 1);
            }
            return places;
        }

        @Override
        public Object document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("low", low);
            document.put("high", high);
            document.put("log", log);
            document.put("whole", whole);
            return document;
        }
    }

    /** A few values without an order. */
    record Choice(String name, List<Object> values) implements Dimension {

        public Choice {
            values = List.copyOf(values);
            if (values.size() < 2) {
                throw new Problem("'" + name + "' has " + values.size() + " values to choose from; give two or more.");
            }
        }

        @Override
        public Object at(double place) {
            return values.get(index(place));
        }

        /** The middle of the value's part of the way. */
        @Override
        public double place(Object value) {
            return (values.indexOf(value) + .5) / values.size();
        }

        @Override
        public double[] grid(int most) {
            double[] places = new double[values.size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = (i + .5) / places.length;
            }
            return places;
        }

        @Override
        public Object document() {
            return values;
        }

        int index(double place) {
            return (int) Math.min(values.size() - 1.0, place * values.size());
        }
    }

    /** Reads what {@link #document()} gives: an object with {@code low} and {@code high}, or a list of values. */
    static Dimension read(String name, Object document) {
        return switch (document) {
            case List<?> values -> new Choice(name, new ArrayList<>(values));
            case Map<?, ?> range
            when range.get("low") instanceof Number low && range.get("high") instanceof Number high ->
                new Range(
                        name,
                        low.doubleValue(),
                        high.doubleValue(),
                        Boolean.TRUE.equals(range.get("log")),
                        Boolean.TRUE.equals(range.get("whole")));
            default ->
                throw new Problem("What is to be tried of '" + name
                        + "' is neither a list of values nor a range with low and high.");
        };
    }

    /** Reads the short form: {@code 0.01:0.3:log}, {@code 4:64:log:whole}, or {@code adam,sgd}. */
    static Dimension parse(String name, String text) {
        String[] parts = text.split(":");
        if (parts.length < 2) {
            return new Choice(name, List.of((Object[]) text.split(",")));
        }
        List<String> words = List.of(parts).subList(2, parts.length);
        try {
            if (!List.of("log", "whole").containsAll(words)) {
                throw new NumberFormatException(text);
            }
            return new Range(
                    name,
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    words.contains("log"),
                    words.contains("whole"));
        } catch (NumberFormatException e) {
            throw new Problem(
                    "'" + name + "=" + text + "' is no range; write LOW:HIGH, with :log or :whole behind it, or values"
                            + " with commas between.",
                    e);
        }
    }
}
