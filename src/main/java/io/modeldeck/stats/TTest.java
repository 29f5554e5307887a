package io.modeldeck.stats;

import java.util.Optional;

/** Two-sided t tests of equal means; t is signed, reference minus current. */
public final class TTest {

    private TTest() {}

    public record Result(double t, double pValue, double degreesOfFreedom) {}

    /** Student's test with the pooled variance. Empty below two values a side or when neither side varies. */
    public static Optional<Result> student(Sample ref, Sample cur) {
        if (!isTestable(ref, cur)) {
            return Optional.empty();
        }
        double n = ref.n();
        double m = cur.n();
        double pooled = ((n - 1) * ref.sampleVariance() + (m - 1) * cur.sampleVariance()) / (n + m - 2);
        return result(ref.mean() - cur.mean(), Math.sqrt(pooled * (1 / n + 1 / m)), n + m - 2);
    }

    /**
     * Welch's test with the degrees of freedom of Satterthwaite. Empty below two values a side, when
     * neither side varies, and when the squared variances exceed the range of a double.
     */
    public static Optional<Result> welch(Sample ref, Sample cur) {
        if (!isTestable(ref, cur)) {
            return Optional.empty();
        }
        double refError = ref.sampleVariance() / ref.n();
        double curError = cur.sampleVariance() / cur.n();
        double both = refError + curError;
        // Shares instead of squared variances: those of tiny values would be rounded to nothing.
        double refShare = refError / both;
        double curShare = curError / both;
        double df = 1 / (refShare * refShare / (ref.n() - 1) + curShare * curShare / (cur.n() - 1));
        return Double.isNaN(df) ? Optional.empty() : result(ref.mean() - cur.mean(), Math.sqrt(both), df);
    }

    private static Optional<Result> result(double difference, double error, double df) {
        double t = difference / error;
        return Optional.of(new Result(t, Tails.studentTwoSided(t, df), df));
    }

    private static boolean isTestable(Sample ref, Sample cur) {
        return ref.n() > 1 && cur.n() > 1 && ref.sampleVariance() + cur.sampleVariance() > 0;
    }
}
