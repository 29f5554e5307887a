package io.modeldeck.drift;

import io.modeldeck.stats.Sample;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Results in plain words: one sentence each. */
final class Sentences {

    private Sentences() {}

    /** "`lead_time` is higher than in the reference: median 48 → 71 (KS 0.21, corrected p < 0.001, n 12 400)". */
    static String feature(String name, FeaturePair pair, Verdict verdict) {
        String subject = "`" + name + "`";
        if (verdict.state() == DriftState.NOT_EVALUATED) {
            return subject + " was not evaluated. " + verdict.reason();
        }
        return subject + " "
                + switch (pair) {
                    case NumericPair numeric -> moved(numeric, verdict);
                    case CategoryPair categories -> shifted(categories, verdict);
                }
                + figures(pair, verdict);
    }

    /** The same for what was predicted. */
    static String prediction(String name, FeaturePair pair, Verdict verdict) {
        return "Predictions: " + feature(name, pair, verdict);
    }

    static String dataSet(Verdict verdict) {
        return verdict.state() == DriftState.NOT_EVALUATED
                ? "The inputs as a whole were not evaluated. " + verdict.reason()
                : "The inputs as a whole: " + verdict.reason();
    }

    static String concept(Verdict verdict, long labels) {
        String what = DriftMethod.ERROR_RISE.word().equals(verdict.method()) ? "error" : "accuracy";
        return switch (verdict.state()) {
            case NOT_EVALUATED -> "The " + what + " was not evaluated. " + verdict.reason();
            case NO_DRIFT -> "The " + what + " is as in the reference: " + levels(verdict, labels);
            case POSSIBLE -> "The " + what + " may be getting worse: " + levels(verdict, labels);
            case DRIFT -> "The " + what + " is worse than in the reference: " + levels(verdict, labels);
        };
    }

    private static String levels(Verdict verdict, long labels) {
        boolean accuracy = verdict.parameters().containsKey("referenceAccuracy");
        double before = (double) verdict.parameters().get(accuracy ? "referenceAccuracy" : "referenceMae");
        double after = (double) verdict.parameters().get(accuracy ? "currentAccuracy" : "currentMae");
        return Words.number(before) + " → " + Words.number(after) + " ("
                + Words.p("p", verdict.pValue().orElseThrow()) + ", n " + Words.count(labels) + ").";
    }

    private static String moved(NumericPair pair, Verdict verdict) {
        double before = pair.reference().median();
        double after = pair.currentMedian().orElseThrow();
        String medians = "median " + Words.number(before) + " → " + Words.number(after);
        if (verdict.state() == DriftState.NO_DRIFT) {
            return "is much as in the reference: " + medians;
        }
        String possibly = verdict.state() == DriftState.POSSIBLE ? "may be " : "is ";
        if (before != after) {
            return possibly + (after > before ? "higher" : "lower") + " than in the reference: " + medians;
        }
        return possibly + "spread differently from the reference: middle half " + middleHalf(pair.reference()) + " → "
                + middleHalf(pair.current());
    }

    private static String middleHalf(Sample sample) {
        return Words.number(sample.quantile(0.25)) + " to " + Words.number(sample.quantile(0.75));
    }

    private static String shifted(CategoryPair pair, Verdict verdict) {
        double n = pair.nReference();
        double m = pair.nCurrent();
        int most = IntStream.range(0, pair.names().size())
                .boxed()
                .max(Comparator.comparingDouble(i -> Math.abs(pair.reference()[i] / n - pair.current()[i] / m)))
                .orElseThrow();
        String change = "share of " + pair.names().get(most) + " " + Words.percent(pair.reference()[most] / n) + " → "
                + Words.percent(pair.current()[most] / m) + unseen(pair);
        return switch (verdict.state()) {
                    case DRIFT -> "is distributed differently from the reference: ";
                    case POSSIBLE -> "may be distributed differently from the reference: ";
                    default -> "is distributed much as in the reference: ";
                }
                + change;
    }

    private static String unseen(CategoryPair pair) {
        int unseen = pair.unseen().size();
        return unseen == 0 ? "" : ", " + unseen + (unseen == 1 ? " value" : " values") + " unknown to the reference";
    }

    private static String figures(FeaturePair pair, Verdict verdict) {
        StringBuilder figures = new StringBuilder(" (")
                .append(shortName(verdict.method()))
                .append(' ')
                .append(Words.number(verdict.statistic().orElseThrow()));
        if (verdict.pValueCorrected().isPresent()) {
            figures.append(", ")
                    .append(Words.p("corrected p", verdict.pValueCorrected().getAsDouble()));
        } else if (verdict.pValue().isPresent()) {
            figures.append(", ").append(Words.p("p", verdict.pValue().getAsDouble()));
        }
        return figures.append(", n ")
                .append(Words.count(pair.nCurrent()))
                .append(").")
                .toString();
    }

    private static String shortName(String method) {
        return switch (method) {
            case "ks_test" -> "KS";
            case "chi_square" -> "chi-square";
            case "psi" -> "PSI";
            default -> method.replace('_', ' ');
        };
    }
}
