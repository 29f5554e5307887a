package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trainer's defaults with the overrides of a recipe, checked. Values may be numbers or their texts. */
final class Hyperparameters {

    private final String trainer;
    private final Map<String, Object> values;

    private Hyperparameters(String trainer, Map<String, Object> values) {
        this.trainer = trainer;
        this.values = values;
    }

    static Hyperparameters resolve(Trainer trainer, Map<String, Object> overrides) {
        Map<String, Object> resolved = new LinkedHashMap<>(trainer.defaults());
        overrides.forEach((name, value) -> {
            if (!resolved.containsKey(name)) {
                throw new Problem("The trainer '" + trainer.name() + "' has no hyperparameter '" + name + "'; it has "
                        + String.join(", ", resolved.keySet()) + ".");
            }
            resolved.put(name, value);
        });
        return new Hyperparameters(trainer.name(), resolved);
    }

    /** All of them, in the form in which the typed readers read them. */
    Map<String, Object> asMap() {
        return new LinkedHashMap<>(values);
    }

    double number(String name, double least, double most) {
        double value = parse(name);
        if (!(value >= least && value <= most)) {
            throw refusal(name, "between " + least + " and " + most);
        }
        values.put(name, value);
        return value;
    }

    int whole(String name, int least, int most) {
        double value = parse(name);
        if (value != Math.rint(value) || value < least || value > most) {
            throw refusal(name, "a whole number between " + least + " and " + most);
        }
        values.put(name, (int) value);
        return (int) value;
    }

    /** A yes or no. */
    boolean flag(String name) {
        String word = String.valueOf(values.get(name));
        if (!word.equals("true") && !word.equals("false")) {
            throw refusal(name, "true or false");
        }
        values.put(name, Boolean.valueOf(word));
        return Boolean.parseBoolean(word);
    }

    /** One of a few words. */
    String choice(String name, List<String> words) {
        String word = String.valueOf(values.get(name));
        if (!words.contains(word)) {
            throw refusal(name, String.join(" or ", words));
        }
        return word;
    }

    /** Whole numbers with commas between, such as {@code 64,32}; none for an empty text. */
    int[] wholes(String name, int least, int most, int count) {
        String text = String.valueOf(values.get(name)).strip();
        String[] parts = text.isEmpty() ? new String[0] : text.split("\\s*,\\s*", -1);
        try {
            int[] numbers = Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
            if (numbers.length <= count && Arrays.stream(numbers).allMatch(n -> n >= least && n <= most)) {
                values.put(name, text);
                return numbers;
            }
        } catch (NumberFormatException e) {
            throw refusal(name, wishForWholes(least, most, count));
        }
        throw refusal(name, wishForWholes(least, most, count));
    }

    private static String wishForWholes(int least, int most, int count) {
        return "at most " + count + " whole numbers between " + least + " and " + most + ", with commas between";
    }

    long seed() {
        double value = parse("seed");
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw refusal("seed", "a whole number");
        }
        values.put("seed", (long) value);
        return (long) value;
    }

    private double parse(String name) {
        Object value = values.get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw refusal(name, "a number");
        }
    }

    private Problem refusal(String name, String wanted) {
        return new Problem("The hyperparameter '" + name + "' of the trainer '" + trainer + "' is '" + values.get(name)
                + "'; it must be " + wanted + ".");
    }
}
