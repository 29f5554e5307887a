package io.modeldeck.chart;

import java.util.List;

/**
 * How values of several groups lie: for each a box over the middle half with its median, a line from the least value to the 99th of a hundred, and the
 * mean with the interval in which it lies. On a logarithmic axis, since groups may lie orders of magnitude apart.
 *
 * @param groups in the order in which they are drawn
 */
public record BoxChart(String title, String unit, List<Group> groups, String footer) implements Chart {

    /**
     * One group; all figures are above zero and in the unit of the chart.
     *
     * @param strong whether it is the one to look at
     */
    public record Group(
            String name,
            double min,
            double q1,
            double median,
            double q3,
            double p99,
            double mean,
            double meanLow,
            double meanHigh,
            boolean strong) {

        public Group {
            boolean ordered = 0 < min && min <= q1 && q1 <= median && median <= q3 && q3 <= p99;
            if (!ordered || !(0 < meanLow && meanLow <= mean && mean <= meanHigh)) {
                throw new IllegalArgumentException("The figures of " + name + " are not in order, or not above zero");
            }
        }
    }

    public BoxChart {
        groups = List.copyOf(groups);
    }

    @Override
    public int points() {
        return groups.size();
    }

    @Override
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    double least() {
        return groups.stream()
                .mapToDouble(group -> Math.min(group.min, group.meanLow))
                .min()
                .orElse(1);
    }

    double largest() {
        return groups.stream()
                .mapToDouble(group -> Math.max(group.p99, group.meanHigh))
                .max()
                .orElse(10);
    }
}
