package io.modeldeck.ui.lifecycle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences of validations and searches as they are shown: stored names in words, the accuracy as per cent as beside them. Pure. */
final class VerdictWords {

    /** What separates one reason from the next. */
    private static final String APART = "; ";

    private static final Pattern LEAST = Pattern.compile(" meets min[A-Z]\\w* (?=\\d)");
    private static final Pattern MOST = Pattern.compile(" meets max[A-Z]\\w* (?=\\d)");
    private static final Pattern CRITERION = Pattern.compile(" \\((?:min|max)[A-Z]\\w*\\)");
    private static final Pattern SHARE = Pattern.compile("(?<![\\d.])[01]\\.\\d{4}(?!\\d)");
    private static final Pattern NAME = Pattern.compile("\\b(?:f1|rmse|mae|r2|[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)+)\\b");
    private static final Map<String, String> SHORT =
            Map.of("f1", "F1", "rmse", "RMSE", "mae", "MAE", "r2", "R²", "rocAuc", "ROC AUC");

    private VerdictWords() {}

    static String plain(String sentence) {
        String said = LEAST.matcher(sentence).replaceAll(" meets the required ");
        said = MOST.matcher(said).replaceAll(" meets the allowed ");
        said = CRITERION.matcher(said).replaceAll("");
        return Arrays.stream(said.split(APART))
                .map(reason -> reason.contains("accuracy ") ? shares(reason) : reason)
                .map(reason -> NAME.matcher(reason).replaceAll(name -> words(name.group())))
                .collect(Collectors.joining(APART));
    }

    /** With all the digits that were compared: 0.7943 is 79.43 %. */
    private static String shares(String reason) {
        return SHARE.matcher(reason).replaceAll(share -> {
            BigDecimal percent = new BigDecimal(share.group()).movePointRight(2).stripTrailingZeros();
            return percent.toPlainString() + "\u00a0%";
        });
    }

    private static String words(String name) {
        return SHORT.getOrDefault(
                name, name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT));
    }
}
