package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;

/** How reference and current window look in every chart that compares the two: neutral ground, coloured figure. */
final class Distributions {

    /** Of areas and bars. */
    static final Ink REFERENCE = Ink.AXIS;
    /** Of lines and dots, which need more contrast than areas. */
    static final Ink REFERENCE_LINE = Ink.MUTED_TEXT;

    static final Ink CURRENT = Ink.SERIES_1;
    static final double CURRENT_ALPHA = 0.1;

    private Distributions() {}

    static List<Sheet.Item> legend(
            Sides sides, double[] reference, double[] current, Sheet.Swatch look, ChartWords words) {
        List<Sheet.Item> items = new ArrayList<>();
        if (reference.length > 0) {
            items.add(new Sheet.Item(0, sides.reference(words), REFERENCE, Sheet.Swatch.AREA, false));
        }
        if (current.length > 0) {
            items.add(new Sheet.Item(1, sides.current(words), CURRENT, look, false));
        }
        return items;
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
