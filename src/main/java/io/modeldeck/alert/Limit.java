package io.modeldeck.alert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What separates good values of a rule's metric from bad ones. */
public sealed interface Limit {

    /** Of two bad values the worse one; the later where that cannot be told. */
    double worse(double earlier, double later);

    /** The limit in words, values written in the unit: {@code > 500 ms}. */
    String words(Unit unit);

    /** The values at which a line can be drawn on a chart of the metric. */
    List<Double> lines();

    /** A limit that each value is compared with on its own. */
    sealed interface Fixed extends Limit {

        Level judge(double value);
    }

    /**
     * One value.
     *
     * @param recovery what a firing value must get past to count as recovered, on the good side of the threshold
     */
    record Threshold(Operator operator, double value, OptionalDouble recovery) implements Fixed {

        @Override
        public Level judge(double found) {
            if (operator.holds(found, value)) {
                return Level.BREACH;
            }
            return recovery.isPresent() && operator.holds(found, recovery.getAsDouble()) ? Level.BETWEEN : Level.OK;
        }

        @Override
        public double worse(double earlier, double later) {
            return operator.higherIsWorse() ? Math.max(earlier, later) : Math.min(earlier, later);
        }

        @Override
        public String words(Unit unit) {
            return operator.shown() + " " + unit.exact(value);
        }

        @Override
        public List<Double> lines() {
            return List.of(value);
        }
    }

    /**
     * A range, both ends belonging to it.
     *
     * @param outside whether values outside it are the bad ones, or those inside
     */
    record Band(double low, double high, boolean outside) implements Fixed {

        @Override
        public Level judge(double found) {
            return (found >= low && found <= high) != outside ? Level.BREACH : Level.OK;
        }

        /** The farther one from the middle where outside is bad, else the nearer one. */
        @Override
        public double worse(double earlier, double later) {
            double middle = low + (high - low) / 2;
            boolean farther = Math.abs(later - middle) > Math.abs(earlier - middle);
            return farther == outside ? later : earlier;
        }

        @Override
        public String words(Unit unit) {
            return (outside ? "outside " : "inside ") + unit.exact(low) + " to " + unit.exact(high);
        }

        @Override
        public List<Double> lines() {
            return List.of(low, high);
        }
    }

    /**
     * A control chart: patterns of the last points around a mean that are rare by chance (see {@link io.modeldeck.stats.WesternElectric}).
     *
     * @param rules of 1 to 4, ascending
     * @param given mean and sigma, where they are known
     * @param referenceHours how far back the points reach that mean and sigma are taken from, where none are given; else 0
     */
    record ControlChart(List<Integer> rules, Optional<Centre> given, int referenceHours) implements Limit {

        /** Earlier points that a mean and a sigma need. */
        static final int FEWEST = 20;

        public ControlChart {
            rules = List.copyOf(rules);
        }

        @Override
        public double worse(double earlier, double later) {
            return given.filter(centre -> Math.abs(earlier - centre.mean()) > Math.abs(later - centre.mean()))
                            .isPresent()
                    ? earlier
                    : later;
        }

        @Override
        public String words(Unit unit) {
            String chosen = (rules.size() == 1 ? "rule " : "rules ")
                    + rules.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String of = given.map(centre -> unit.exact(centre.mean()) + " ± " + unit.exact(centre.sigma()))
                    .orElse("the " + Condition.minutes(referenceHours * 60) + " before");
            return "out of control (" + chosen + ") against " + of;
        }

        @Override
        public List<Double> lines() {
            return given.map(centre -> List.of(centre.mean() - 3 * centre.sigma(), centre.mean() + 3 * centre.sigma()))
                    .orElse(List.of());
        }
    }

    /** The middle of a control chart. */
    record Centre(double mean, double sigma) {}
}
