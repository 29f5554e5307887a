package io.modeldeck.config;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.schedule.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a key of the config may hold. Accepts a value as read from JSON or refuses it with the place and the remedy. */
sealed interface ConfigType {

    Object accept(String path, Object value);

    record Flag() implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            if (value instanceof Boolean) {
                return value;
            }
            throw wrong(path, value, "true or false");
        }
    }

    /** A duration like {@code 6h}. */
    record Interval(Duration atLeast) implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            if (!(value instanceof String text)) {
                throw wrong(path, value, "a duration in quotes, like \"6h\"");
            }
            if (parsed(path, text).compareTo(atLeast) < 0) {
                throw wrong(path, value, "a duration of " + Durations.text(atLeast) + " or more");
            }
            return text;
        }

        private static Duration parsed(String path, String text) {
            try {
                return Durations.parse(text);
            } catch (Problem e) {
                throw new Problem(path + ": " + e.getMessage(), e);
            }
        }
    }

    record Whole(int from, int to) implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            if (value instanceof Number number) {
                double real = number.doubleValue();
                if (real == Math.rint(real) && real >= from && real <= to) {
                    return (int) real;
                }
            }
            throw wrong(path, value, "a whole number from " + from + " to " + to);
        }
    }

    /** A number above {@code from} and up to {@code to}. */
    record Real(double from, double to) implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            if (value instanceof Number number && number.doubleValue() > from && number.doubleValue() <= to) {
                return number.doubleValue();
            }
            throw wrong(path, value, "a number above " + plain(from) + " and at most " + plain(to));
        }
    }

    record Word(List<String> words) implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            if (value instanceof String text && words.contains(text)) {
                return text;
            }
            String nearest = value instanceof String text ? Nearest.hint(text, words) : "";
            throw wrong(path, value, "one of " + String.join(", ", words), nearest);
        }
    }

    /** A list of words, each once; a text with commas is taken apart. */
    record Words(List<String> words) implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            List<?> list =
                    value instanceof String text ? List.of(text.strip().split("\\s*,\\s*")) : listed(path, value);
            ConfigType word = new Word(words);
            List<Object> accepted = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object one = word.accept(path + "[" + i + "]", list.get(i));
                if (accepted.contains(one)) {
                    throw new Problem(path + " names " + one + " twice; name it once.");
                }
                accepted.add(one);
            }
            return List.copyOf(accepted);
        }

        private List<?> listed(String path, Object value) {
            if (value instanceof List<?> list) {
                return list;
            }
            throw wrong(path, value, "a list of " + String.join(", ", words));
        }
    }

    /** The list of what raises a retraining request. */
    record Triggers() implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            return TriggerList.accept(path, value);
        }
    }

    /** The list of times in which nothing is promoted. */
    record Freezes() implements ConfigType {
        @Override
        public Object accept(String path, Object value) {
            return FreezeList.accept(path, value);
        }
    }

    static Problem wrong(String path, Object value, String wanted) {
        return wrong(path, value, wanted, "");
    }

    private static Problem wrong(String path, Object value, String wanted, String hint) {
        String shown = value == null ? "null" : Json.write(value);
        String cut = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
        String remedy = value == null ? " To inherit the value, leave the key out or reset it." : "";
        return new Problem(path + " must be " + wanted + ", not " + cut + "." + hint + remedy);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
