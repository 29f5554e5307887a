package io.modeldeck.stats;

import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/** Spearman's rank correlation (1904), ties at their mean rank. */
public final class Spearman {

    private Spearman() {}

    /** −1 to 1; empty below three pairs and where a side is constant. Values must be finite. */
    public static OptionalDouble correlation(double[] x, double[] y) {
        Rows.requirePaired(x.length, y.length);
        Rows.requireFinite("the value", x);
        Rows.requireFinite("the value", y);
        if (x.length < 3 || Sample.of(x).isConstant() || Sample.of(y).isConstant()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(new SpearmansCorrelation().correlation(x, y));
    }
}
