package io.modeldeck.chart;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words that charts bring along (footers, names of columns, what a readout calls its lines) and their numbers, in one language: {@code
 * words.properties} beside this class is English and complete, {@code words_de.properties} German. A language without a file reads English.
 */
final class ChartWords {

    private static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle texts;

    private ChartWords(Locale locale) {
        this.locale = locale;
        // without a fallback: the language of the machine is not asked
        this.texts = ResourceBundle.getBundle("io.modeldeck.chart.words", locale, AS_ASKED);
    }

    static ChartWords in(Locale locale) {
        return new ChartWords(locale);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... arguments) {
        String text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** A single value with all that is needed to read it, as in {@link Quantity#text}. */
    String value(String unit, double value) {
        return Quantity.text(unit, value, locale);
    }

    /** {@code 180 ms – 612 ms}. */
    String between(String unit, double low, double high) {
        return value(unit, low) + " – " + value(unit, high);
    }

    /** Which scale the values have, where another than the usual one is wished; else empty. */
    String scale(boolean wished, boolean logarithmic) {
        return wished ? text(logarithmic ? "scale.logarithmic" : "scale.refused") : "";
    }

    String share(double share) {
        return value("share", share);
    }

    /** {@code 24 hours}, {@code 7 days}, {@code 90 minutes}: the largest unit in which the length is whole, or nearly. */
    String length(Duration length) {
        long minutes = length.toMinutes();
        if (minutes >= 48 * 60) {
            return text("length.days", Math.round(minutes / 1440.0));
        }
        if (minutes >= 120) {
            return text("length.hours", Math.round(minutes / 60.0));
        }
        return minutes >= 2 ? text("length.minutes", minutes) : text("length.seconds", length.toSeconds());
    }

    /** The sentence in the middle of an empty chart. */
    String empty(Chart chart) {
        return text(
                switch (chart) {
                    case TimeSeriesChart _ -> "empty.series";
                    case HistogramChart _ -> "empty.bins";
                    case BarsChart _ -> "empty.categories";
                    case CdfChart _ -> "empty.values";
                    case CurveChart _ -> "empty.curves";
                    case BoxChart _, ParallelChart _ -> "empty.groups";
                });
    }
}
