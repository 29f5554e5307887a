package io.modeldeck.ui.kit.text;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.report.DriftWords;

/** What drift results and methods are called in words. */
public final class DriftNames {

    private DriftNames() {}

    /** The feature, or what the result is about instead. */
    public static String of(DriftResult result) {
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
    public static String sentence(DriftResult result) {
        return plain(result.sentence());
    }

    /** In the language of the window, without the marks around names, which no screen needs. */
    public static String plain(String sentence) {
        return DriftWords.plain(Said.of(sentence));
    }

    /** A score with the decimals that tell it from its limit. */
    public static String score(double score) {
        return Formats.decimals(score, 2);
    }

    /** {@code p < 0.001}, {@code p 0.034}. */
    public static String pValue(double p) {
        return p < 0.001 ? "p < " + Formats.decimals(0.001, 3) : "p " + Formats.decimals(p, 3);
    }

    /** A method's stored name as people write it. */
    public static String method(String word) {
        return Said.exactly(DriftWords.method(word));
    }
}
