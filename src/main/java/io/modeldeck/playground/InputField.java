package io.modeldeck.playground;

import io.modeldeck.domain.Labels;
import io.modeldeck.drift.ColumnSummary;
import io.modeldeck.registry.TensorSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One column that a model needs, as a person fills it in.
 *
 * @param seen what the baseline knows of the column; empty where there is none
 */
public record InputField(String name, Kind kind, Optional<ColumnSummary> seen) {

    /** What may be filled in. */
    public enum Kind {
        NUMBER,
        WHOLE,
        TRUTH,
        /** One of a few words; others may be typed. */
        CHOICE,
        TEXT
    }

    /** What may be the matter with a value as it was typed. */
    public enum Matter {
        NO_NUMBER,
        NOT_WHOLE,
        NO_TRUTH,
        /** A word that the baseline does not have. */
        UNKNOWN,
        /** A number below or above all of the baseline. */
        OUTSIDE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int MOST_CHOICES = 10;
    private static final List<String> QUARTERS = List.of("min", "q1", "median", "q3", "max");

    static InputField of(String name, TensorSpec spec, Optional<ColumnSummary> seen) {
        return new InputField(name, kind(spec, seen), seen);
    }

    private static Kind kind(TensorSpec spec, Optional<ColumnSummary> seen) {
        return switch (spec.type()) {
            case BOOL -> Kind.TRUTH;
            case STRING ->
                seen.filter(s -> !s.shares().isEmpty() && s.distinct() <= MOST_CHOICES)
                                .isPresent()
                        ? Kind.CHOICE
                        : Kind.TEXT;
            default -> spec.type().isWhole() ? Kind.WHOLE : Kind.NUMBER;
        };
    }

    /** The values of the baseline, the most frequent first; true and false for truths. */
    public List<String> choices() {
        if (kind == Kind.TRUTH) {
            return List.of("true", "false");
        }
        return seen.map(summary -> List.copyOf(summary.shares().keySet())).orElse(List.of());
    }

    /** A value that is nothing unusual: the median, the most frequent word; empty for texts that nobody knows. */
    public String typical() {
        return switch (kind) {
            case NUMBER, WHOLE ->
                seen.flatMap(summary -> figure(summary, "median"))
                        .map(this::written)
                        .orElse("0");
            case TRUTH, CHOICE ->
                seen.flatMap(summary -> summary.shares().entrySet().stream()
                                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                                .map(Map.Entry::getKey))
                        .orElse(kind == Kind.TRUTH ? "false" : "");
            case TEXT -> "";
        };
    }

    /** What is wrong with a value as it was typed, beside its name; empty where nothing is. */
    public Optional<Matter> fault(String typed) {
        String text = typed.strip();
        return switch (kind) {
            case NUMBER -> text.isEmpty() || isNumber(text) ? Optional.empty() : Optional.of(Matter.NO_NUMBER);
            case WHOLE -> text.matches("[+-]?\\d{1,18}") ? Optional.empty() : Optional.of(Matter.NOT_WHOLE);
            case TRUTH -> choices().contains(text) ? Optional.empty() : Optional.of(Matter.NO_TRUTH);
            case CHOICE, TEXT -> Optional.empty();
        };
    }

    /** What a value is beside those of the baseline: outside of its range, or a word that it does not have; empty where it is usual. */
    public Optional<Matter> surprise(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || seen.isEmpty() || fault(text).isPresent()) {
            return Optional.empty();
        }
        ColumnSummary summary = seen.get();
        if (kind == Kind.CHOICE) {
            return summary.shares().containsKey(text) ? Optional.empty() : Optional.of(Matter.UNKNOWN);
        }
        if (kind == Kind.TEXT || kind == Kind.TRUTH || figure(summary, "min").isEmpty()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return value < summary.figure("min").orElseThrow()
                        || value > summary.figure("max").orElseThrow()
                ? Optional.of(Matter.OUTSIDE)
                : Optional.empty();
    }

    /** A value as the baseline has them: numbers spread as its quarters are, words by their shares. */
    String drawn(RandomGenerator random) {
        double place = random.nextDouble();
        return switch (kind) {
            case NUMBER, WHOLE -> written(number(place, random));
            case TRUTH -> word(place).orElse(place < 0.5 ? "true" : "false");
            case CHOICE -> word(place).orElseThrow();
            case TEXT -> word(place).orElse("text " + (1 + (int) (place * 1_000)));
        };
    }

    private double number(double place, RandomGenerator random) {
        if (seen.flatMap(summary -> figure(summary, "min")).isEmpty()) {
            return kind == Kind.WHOLE ? Math.floor(place * 10) : random.nextGaussian();
        }
        ColumnSummary summary = seen.get();
        int quarter = Math.min(3, (int) (place * 4));
        double low = figure(summary, QUARTERS.get(quarter)).orElseThrow();
        double high = figure(summary, QUARTERS.get(quarter + 1)).orElseThrow();
        return low + (place * 4 - quarter) * (high - low);
    }

    private Optional<String> word(double place) {
        Map<String, Double> shares = seen.map(ColumnSummary::shares).orElse(Map.of());
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double upTo = 0;
        String last = null;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            upTo += share.getValue() / all;
            last = share.getKey();
            if (place < upTo) {
                break;
            }
        }
        return Optional.ofNullable(last);
    }

    private String written(double value) {
        return Labels.text(kind == Kind.WHOLE || isCount() ? Math.rint(value) : Math.rint(value * 1e4) / 1e4);
    }

    /** Numbers that are whole as far as their ends tell, and few: hours, counts, grades. */
    private boolean isCount() {
        return seen.filter(summary -> summary.distinct() <= 100
                        && figure(summary, "min").filter(v -> v == Math.rint(v)).isPresent()
                        && figure(summary, "max").filter(v -> v == Math.rint(v)).isPresent()
                        && figure(summary, "max").orElseThrow()
                                        - figure(summary, "min").orElseThrow()
                                >= summary.distinct() - 1)
                .isPresent();
    }

    private static Optional<Double> figure(ColumnSummary summary, String name) {
        return summary.figure(name).isPresent()
                ? Optional.of(summary.figure(name).getAsDouble())
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
