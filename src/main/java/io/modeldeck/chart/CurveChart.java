package io.modeldeck.chart;

import java.util.List;

/** Curves over a number, such as the loss of each epoch. */
public record CurveChart(String title, String xLabel, String yLabel, List<Curve> curves, String footer)
        implements Chart {

    /** One curve; {@code x} rises, NaN in {@code y} is a gap. */
    public record Curve(String name, double[] x, double[] y) {

        public Curve {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "Curve " + name + " has " + x.length + " places for " + y.length + " values");
            }
            for (int i = 0; i < x.length; i++) {
                if (!Double.isFinite(x[i]) || (i > 0 && x[i] < x[i - 1])) {
                    throw new IllegalArgumentException("The places of curve " + name + " do not rise at " + i);
                }
            }
        }
    }

    public CurveChart {
        curves = List.copyOf(curves);
    }

    @Override
    public int points() {
        return curves.stream().mapToInt(curve -> curve.x().length).sum();
    }

    @Override
    public boolean isEmpty() {
        return curves.stream().noneMatch(CurveChart::hasSomething);
    }

    private static boolean hasSomething(Curve curve) {
        for (double y : curve.y()) {
            if (Double.isFinite(y)) {
                return true;
            }
        }
        return false;
    }
}
