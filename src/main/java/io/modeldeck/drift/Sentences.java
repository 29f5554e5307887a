package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.Sample;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/** Results in plain words: one sentence each. */
final class Sentences {

    /** How a sentence calls a method whose own name would not do. */
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("ks_test", "KS"),
            Map.entry("chi_square", "chi-square"),
            Map.entry("classifier_test", "classifier test, AUC"),
            Map.entry("pca_reconstruction", "KS of the errors"),
            Map.entry("two_proportion_z", "z"),
            Map.entry("fisher_exact", "Fisher's test, difference"),
            Map.entry("t_test", "t"),
            Map.entry("g_test", "G"),
            Map.entry("kl_divergence", "Kullback–Leibler"),
            Map.entry("jensen_shannon", "Jensen–Shannon"),
            Map.entry("mann_whitney", "Mann–Whitney U"),
            Map.entry("anderson_darling", "Anderson–Darling"),
            Map.entry("cramer_von_mises", "Cramér–von Mises"),
            Map.entry("cramers_v", "Cramér's V"),
            Map.entry("l_infinity", "largest difference of shares"),
            Map.entry("psi", "PSI"),
            Map.entry("mmd", "MMD"),
            Map.entry("cbpe", "CBPE"),
            Map.entry("dle", "DLE"));

    private Sentences() {}

    /** "`lead_time` is higher than in the reference: median 48 → 71 (KS 0.21, corrected p < 0.001, n 12 400)". */
    static String feature(String name, FeaturePair pair, Verdict verdict) {
        String subject = "`" + name + "`";
        if (verdict.state() == DriftState.NOT_EVALUATED) {
            return subject + " was not evaluated. " + verdict.reason();
        }
        return subject + " " + finding(pair, verdict) + figures(pair, verdict);
    }

    private static String finding(FeaturePair pair, Verdict verdict) {
        return switch (pair) {
            case NumericPair numeric -> moved(numeric, verdict);
            case CategoryPair categories -> shifted(categories, verdict);
            case VectorPair vectors -> told(verdict);
            case ReconstructionPair errors -> hanging(errors, verdict);
        };
    }

    private static String told(Verdict verdict) {
        return verdict.state() == DriftState.DRIFT
                ? "can be told from the reference"
                : "can hardly be told from the reference";
    }

    /** The numeric features together. */
    static String together(FeaturePair pair, Verdict verdict) {
        String subject = "The numeric features together ";
        if (verdict.state() == DriftState.NOT_EVALUATED) {
            return subject + "were not evaluated. " + verdict.reason();
        }
        return subject + finding(pair, verdict) + figures(pair, verdict);
    }

    private static String hanging(ReconstructionPair pair, Verdict verdict) {
        String medians = "median reconstruction error "
                + Words.number(pair.errors().reference().median()) + " → "
                + Words.number(pair.errors().currentMedian().orElseThrow());
        return (verdict.state() == DriftState.DRIFT
                        ? "no longer hang together as in the reference: "
                        : "hang together as in the reference: ")
                + medians;
    }

    /** What is to be expected of predictions without outcomes. */
    static String estimate(Verdict verdict, long rows) {
        String what = DriftMethod.DLE.word().equals(verdict.method()) ? "error" : "accuracy";
        if (verdict.state() == DriftState.NOT_EVALUATED) {
            return "The " + what + " was not estimated. " + verdict.reason();
        }
        String finding = switch (verdict.state()) {
            case DRIFT -> " is worse than in the reference: ";
            case POSSIBLE -> " may be worse than in the reference: ";
            default -> " is as in the reference: ";
        };
        Map<String, Object> parameters = verdict.parameters();
        String realised = parameters.containsKey("realised")
                ? "; realised " + Words.number((double) parameters.get("realised")) + " with "
                        + Counted.of((long) parameters.get("realisedLabels")) + " labels"
                : "";
        return "The estimated " + what + finding + Words.number((double) parameters.get("referenceMean")) + " → "
                + Words.number(verdict.statistic().orElseThrow()) + " (" + shortName(verdict.method()) + ", band "
                + Words.number((double) parameters.get("bandFrom")) + " to "
                + Words.number((double) parameters.get("bandTo")) + ", n " + Counted.of(rows) + realised + ").";
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
                + Words.p("p", verdict.pValue().orElseThrow()) + ", n " + Counted.of(labels) + ").";
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
                .append(Counted.of(pair.nCurrent()))
                .append(").")
                .toString();
    }

    private static String shortName(String method) {
        return SHORT_NAMES.getOrDefault(method, method.replace('_', ' '));
    }
}
