package io.modeldeck.ui.playground;

import io.modeldeck.inference.Predictions;
import io.modeldeck.playground.Answered;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;

/** Two answers to one question in a sentence. */
final class Comparison {

    private Comparison() {}

    static String sentence(Answered first, Answered second) {
        String one = first.version().shortLabel();
        String other = second.version().shortLabel();
        // a single call says little of speed, so nobody is called faster here
        String times = Messages.text(
                "playground.compared.times",
                one,
                Formats.millis(first.millis()),
                other,
                Formats.millis(second.millis()));
        if (first.rows().isEmpty() || second.rows().isEmpty()) {
            return times;
        }
        return answers(one, first.rows().get(), other, second.rows().get()) + " " + times;
    }

    private static String answers(String one, Predictions first, String other, Predictions second) {
        String a = first.values().getFirst();
        String b = second.values().getFirst();
        if (first.classes().isEmpty() && isNumber(a) && isNumber(b)) {
            double more = Double.parseDouble(b) - Double.parseDouble(a);
            return more == 0
                    ? Messages.text("playground.compared.same", shortened(a))
                    : Messages.text(
                            more > 0 ? "playground.compared.more" : "playground.compared.less",
                            other,
                            Formats.number(Math.abs(more)),
                            one);
        }
        return a.equals(b)
                ? Messages.text("playground.compared.same", shortened(a))
                : Messages.text("playground.compared.different", one, shortened(a), other, shortened(b));
    }

    private static String shortened(String words) {
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException words) {
            return false;
        }
    }
}
