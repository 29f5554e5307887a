package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.report.DriftWords;
import io.modeldeck.ui.kit.Messages;
import java.util.Locale;

/** What drift results and methods are called in words. */
final class DriftNames {

    private DriftNames() {}

    /** The feature, or what the result is about instead. */
    static String of(DriftResult result) {
        if (result.type() == DriftType.PREDICTION && result.feature().isPresent()) {
            return Messages.text(
                    result.feature().get().equals(DriftResult.SCORE) ? "drift.the-score" : "drift.the-prediction");
        }
        return switch (result.feature().orElse("")) {
            case "" -> Messages.text("drift.whole." + result.type().word());
            case DriftResult.TOGETHER -> Messages.text("drift.together");
            case DriftResult.ESTIMATE -> Messages.text("drift.estimate");
            default -> result.feature().get();
        };
    }

    /** The engine's sentence for reading: names of columns without the marks that set them off in plain text. */
    static String sentence(DriftResult result) {
        return plain(result.sentence());
    }

    static String plain(String sentence) {
        return DriftWords.plain(sentence);
    }

    /** A score with the decimals that tell it from its limit. */
    static String score(double score) {
        return String.format(Locale.ENGLISH, "%.2f", score);
    }

    /** {@code p < 0.001}, {@code p 0.034}. */
    static String pValue(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ENGLISH, "p %.3f", p);
    }

    /** A method's stored name as people write it. */
    static String method(String word) {
        return DriftWords.method(word);
    }
}
