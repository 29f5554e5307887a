package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;

/** How reference and current window look in every chart that compares the two: neutral ground, coloured figure. */
final class Distributions {

    static final Ink REFERENCE = Ink.MUTED_TEXT;
    static final double REFERENCE_ALPHA = 0.28;
    static final Ink CURRENT = Ink.SERIES_1;
    static final double CURRENT_ALPHA = 0.1;

    static final String REFERENCE_NAME = "Reference";
    static final String CURRENT_NAME = "Current";

    private Distributions() {}

    static List<Sheet.Item> legend(double[] reference, double[] current) {
        List<Sheet.Item> items = new ArrayList<>();
        if (reference.length > 0) {
            items.add(new Sheet.Item(0, REFERENCE_NAME, REFERENCE, Sheet.Swatch.REFERENCE, false));
        }
        if (current.length > 0) {
            items.add(new Sheet.Item(1, CURRENT_NAME, CURRENT, Sheet.Swatch.OUTLINE, false));
        }
        return items;
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
