package io.modeldeck.report;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import java.util.Locale;

/** What drift results and methods are called by people. */
public final class DriftWords {

    private DriftWords() {}

    static String subject(DriftResult result) {
        if (result.type() == DriftType.PREDICTION && result.feature().isPresent()) {
            return result.feature().get().equals(DriftResult.SCORE) ? "the score" : "the prediction";
        }
        return switch (result.feature().orElse("")) {
            case "" -> result.type() == DriftType.CONCEPT ? "realised quality" : "all features";
            case DriftResult.TOGETHER -> "numbers together";
            case DriftResult.ESTIMATE -> "estimated quality";
            default -> result.feature().get();
        };
    }

    static String state(DriftState state) {
        return ReportText.capital(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** A sentence for reading: names of columns without the marks that set them off in plain text. */
    public static String plain(String sentence) {
        return sentence.replace("`", "");
    }

    /** A method's stored name as people write it. */
    public static String method(String word) {
        return switch (word) {
            case "ks_test" -> "Kolmogorov–Smirnov";
            case "mann_whitney" -> "Mann–Whitney";
            case "anderson_darling" -> "Anderson–Darling";
            case "cramer_von_mises" -> "Cramér–von Mises";
            case "t_test" -> "t test";
            case "chi_square" -> "χ² test";
            case "g_test" -> "G test";
            case "psi" -> "PSI";
            case "cramers_v" -> "Cramér’s V";
            case "kl_divergence" -> "KL divergence";
            case "jensen_shannon" -> "Jensen–Shannon";
            case "l_infinity" -> "L∞ distance";
            case "two_proportion_z" -> "Two-proportion z test";
            case "fisher_exact" -> "Fisher’s exact test";
            case "pca_reconstruction" -> "PCA reconstruction";
            case "mmd" -> "Maximum mean discrepancy";
            case "cbpe" -> "CBPE";
            case "dle" -> "DLE";
            default -> word.isEmpty() ? word : words(word);
        };
    }

    private static String words(String word) {
        String spaced = word.replace('_', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
