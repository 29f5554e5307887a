package io.modeldeck.export;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartImage;
import io.modeldeck.chart.ChartText;
import io.modeldeck.chart.Frame;
import io.modeldeck.chart.FramePainter;
import io.modeldeck.chart.Frames;
import io.modeldeck.chart.LayoutOptions;
import io.modeldeck.chart.Palette;
import io.modeldeck.chart.TextMeasure;
import java.util.Locale;

/** Charts as files. The same chart gives the same bytes on the same machine; SVG and PDF on every machine with the same fonts. */
public final class ChartFile {

    private ChartFile() {}

    /**
     * How large, how sharp, in which colours and in which language.
     *
     * @param width in logical pixels
     * @param height in logical pixels
     * @param scale of PNG: device pixels of one logical pixel
     * @param locale of the words that the chart brings along, and of its numbers
     * @param logarithmic whether a logarithmic value axis is wished
     */
    public record Look(int width, int height, double scale, Palette palette, Locale locale, boolean logarithmic) {

        /** For documents: light, twice as sharp, in English. */
        public static Look light(int width, int height) {
            return new Look(width, height, 2, Palette.light(), Locale.ENGLISH, false);
        }

        /** The same with another sharpness. */
        public Look at(double otherScale) {
            return new Look(width, height, otherScale, palette, locale, logarithmic);
        }

        /** The same in another language. */
        public Look in(Locale other) {
            return new Look(width, height, scale, palette, other, logarithmic);
        }

        /** The same with or without a logarithmic value axis, as in {@link LayoutOptions}. */
        public Look logarithmic(boolean wished) {
            return new Look(width, height, scale, palette, locale, wished);
        }

        Frame frame(Chart chart, TextMeasure texts) {
            return Frames.layout(
                    chart, width, height, texts, LayoutOptions.PLAIN.in(locale).withLogarithmic(logarithmic));
        }
    }

    /** The picture. */
    public static byte[] picture(Chart chart, ChartFormat format, Look look) {
        return switch (format) {
            case PNG -> ChartImage.png(look.frame(chart, FramePainter.textMeasure()), look.scale(), look.palette());
            case SVG -> SvgPainter.document(look.frame(chart, FramePainter.textMeasure()), look.palette());
            case PDF -> PdfFile.chart(chart, look);
        };
    }

    /** The numbers of the chart: times as times, numbers as numbers; the columns are named in a language. */
    public static Table numbers(Chart chart, Locale locale) {
        String name = chart.title().isBlank() ? "chart" : chart.title();
        return Table.streamed(name, ChartText.head(chart, locale), sink -> {
            boolean[] inside = {false};
            ChartText.forEach(chart, locale, row -> {
                if (inside[0]) {
                    sink.accept(row);
                }
                inside[0] = true;
            });
        });
    }

    /** Whatever the ending of the file's name asks for: a picture or the numbers. */
    public static byte[] bytes(Chart chart, String file, Look look) {
        return bytes(chart, file, look, TableStyle.PLAIN);
    }

    /** The same with its numbers and times written in a style. */
    public static byte[] bytes(Chart chart, String file, Look look, TableStyle style) {
        return ChartFormat.ofFile(file)
                .map(picture -> picture(chart, picture, look))
                .or(() -> TableFormat.ofFile(file)
                        .map(table -> TableFile.bytes(style.of(numbers(chart, look.locale())), table)))
                .orElseThrow(() -> ChartFormat.unknown(file));
    }

    /** A name for a file: the words of a title. */
    public static String name(String title, String extension) {
        String words = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String name = words.replaceAll("^-+|-+$", "");
        return (name.isEmpty() ? "chart" : name) + extension;
    }
}
