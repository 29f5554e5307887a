package io.modeldeck.training.run;

import java.util.Locale;
import java.util.regex.Pattern;

/** How grave a line is that a run said. */
public enum RunLogLevel {
    INFO,
    WARNING,
    ERROR;

    /** Where a level stands that loggers write: at the beginning of the line, behind its time, its logger or a bracket. */
    private static final String BEFORE = "^[^\\p{L}]{0,40}(?:[\\w.]{1,60}[\\s:|\\-\\[]{1,4})?";

    private static final Pattern ERRORS =
            Pattern.compile(BEFORE + "(?:ERROR|FATAL|CRITICAL|SEVERE)\\b" + "|^Traceback \\(" + "|^Exception in thread "
                    + "|^(?:Caused by: )?(?:[\\p{L}_$][\\w$]*\\.)*[\\p{Lu}][\\w$]*(?:Error|Exception)(?::|$)");
    /** A measure of how far a model errs, as in {@code error: 0.31}. */
    private static final Pattern MEASURE = Pattern.compile(
            "[\\w$ ]*error\\s*:\\s*[-+]?\\d*\\.\\d+(?:e[-+]?\\d+)?\\s*%?\\s*(?:[,;|].*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern WARNINGS =
            Pattern.compile(BEFORE + "WARN(?:ING)?\\b" + "|(?:^|[\\s:])[\\p{Lu}]\\w*Warning(?::|$)");
    /** Says it in words, as in {@code warning: the column is empty}. */
    private static final Pattern SAID =
            Pattern.compile("^\\W{0,4}(error|fatal|warning)\\s*:", Pattern.CASE_INSENSITIVE);

    /** As lines of loggers, compilers and interpreters say it of themselves; a line that says nothing of the kind is {@link #INFO}. */
    public static RunLogLevel of(String line) {
        if (MEASURE.matcher(line).matches()) {
            return INFO;
        }
        var said = SAID.matcher(line);
        if (said.find()) {
            return "warning".equalsIgnoreCase(said.group(1)) ? WARNING : ERROR;
        }
        if (ERRORS.matcher(line).find()) {
            return ERROR;
        }
        return WARNINGS.matcher(line).find() ? WARNING : INFO;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunLogLevel read(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
