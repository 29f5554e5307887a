package io.modeldeck.alert;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared with a threshold. */
public enum Operator {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("=="),
    DIFFERENT("!=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** For people: {@code ≥} instead of {@code >=}. */
    String shown() {
        return switch (this) {
            case AT_LEAST -> "≥";
            case AT_MOST -> "≤";
            case EQUAL -> "=";
            case DIFFERENT -> "≠";
            case ABOVE, BELOW -> symbol;
        };
    }

    public static Optional<Operator> of(String symbol) {
        return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
    }

    public boolean holds(double value, double threshold) {
        return switch (this) {
            case ABOVE -> value > threshold;
            case AT_LEAST -> value >= threshold;
            case BELOW -> value < threshold;
            case AT_MOST -> value <= threshold;
            case EQUAL -> value == threshold;
            case DIFFERENT -> value != threshold;
        };
    }

    /** Whether a larger value is the worse one. */
    public boolean higherIsWorse() {
        return this != BELOW && this != AT_MOST;
    }

    /** Whether there are two sides, so that a recovery threshold makes sense. */
    boolean hasSides() {
        return this != EQUAL && this != DIFFERENT;
    }
}
