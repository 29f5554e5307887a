package io.modeldeck.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A hyperparameter of a trainer: its name, its default, and which values it may have. Values may come as numbers or as their texts.
 *
 * @param standard the value where a recipe gives none
 */
public record Hyperparameter(String name, Object standard, Range range) {

    private static final long EXACT = 1L << 53;

    /** Which values are allowed. */
    public sealed interface Range {

        /** The value in the form that trainers read; empty when it is not allowed. */
        Optional<Object> accept(Object value);

        /** What is allowed, as the end of "it must be …". */
        String words();
    }

    /** A number from {@code least} to {@code most}. */
    public record Real(double least, double most) implements Range {
        @Override
        public Optional<Object> accept(Object value) {
            return parsed(value)
                    .filter(number -> number >= least && number <= most)
                    .map(number -> number);
        }

        @Override
        public String words() {
            return "between " + least + " and " + most;
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    public record Whole(long least, long most) implements Range {
        @Override
        public Optional<Object> accept(Object value) {
            return parsed(value)
                    .filter(number -> number == Math.rint(number) && number >= least && number <= most)
                    .map(number -> most > Integer.MAX_VALUE ? (Object) number.longValue() : (Object) number.intValue());
        }

        @Override
        public String words() {
            return most >= EXACT ? "a whole number" : "a whole number between " + least + " and " + most;
        }
    }

    /** Yes or no. */
    public record Flag() implements Range {
        @Override
        public Optional<Object> accept(Object value) {
            return switch (String.valueOf(value)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String words() {
            return "true or false";
        }
    }

    /** One of a few words. */
    public record Choice(List<String> of) implements Range {

        public Choice {
            of = List.copyOf(of);
        }

        @Override
        public Optional<Object> accept(Object value) {
            return Optional.<Object>of(String.valueOf(value)).filter(of::contains);
        }

        @Override
        public String words() {
            return String.join(" or ", of);
        }
    }

    /** Whole numbers with commas between, such as {@code 64,32}; none for an empty text. */
    public record Wholes(int least, int most, int count) implements Range {
        @Override
        public Optional<Object> accept(Object value) {
            String text = String.valueOf(value).strip();
            try {
                int[] numbers = numbers(text);
                boolean allowed = numbers.length <= count
                        && Arrays.stream(numbers).allMatch(number -> number >= least && number <= most);
                return allowed ? Optional.of(text) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        static int[] numbers(String text) {
            String[] parts = text.isEmpty() ? new String[0] : text.split("\\s*,\\s*", -1);
            return Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
        }

        @Override
        public String words() {
            return "at most " + count + " whole numbers between " + least + " and " + most + ", with commas between";
        }
    }

    public static Hyperparameter real(String name, double standard, double least, double most) {
        return new Hyperparameter(name, standard, new Real(least, most));
    }

    public static Hyperparameter whole(String name, int standard, int least, int most) {
        return new Hyperparameter(name, standard, new Whole(least, most));
    }

    public static Hyperparameter flag(String name, boolean standard) {
        return new Hyperparameter(name, standard, new Flag());
    }

    /** What random numbers begin with; those that draw none record it only. */
    public static Hyperparameter seed() {
        return new Hyperparameter("seed", 1L, new Whole(-EXACT, EXACT));
    }

    private static Optional<Double> parsed(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return Optional.of(Double.parseDouble(String.valueOf(value)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
