package io.modeldeck.chart;

import java.util.Arrays;

/**
 * The colours of charts as opaque ARGB numbers. The series colours stay apart for every kind of colour vision (smallest CIE 1976 distance
 * under normal, protan, deutan and tritan vision is tested), and texts reach a contrast of 4.5 to 1 on the background.
 */
public record Palette(
        int background,
        int surface,
        int text,
        int mutedText,
        int grid,
        int axis,
        int[] series,
        int accent,
        int success,
        int warning,
        int danger,
        int band) {

    /** How many series colours there are before they start again. */
    public static final int SERIES = 8;

    private static final int[] LIGHT_SERIES = {
        0xff1764d8, 0xffd2691e, 0xff0b5f52, 0xffcf4a9f, 0xff4b2f91, 0xff6b4a00, 0xff2899c9, 0xff6e747b
    };
    private static final int[] DARK_SERIES = {
        0xff8fbfff, 0xffe8703a, 0xff4fe0b5, 0xffc45cae, 0xff6f74e0, 0xffe3bd3a, 0xff3f9fd8, 0xff9ba0a8
    };

    public Palette {
        if (series.length != SERIES) {
            throw new IllegalArgumentException("A palette has " + SERIES + " series colours, not " + series.length);
        }
        series = series.clone();
    }

    public static Palette light() {
        return new Palette(
                0xffffffff,
                0xfff6f8fa,
                0xff24292f,
                0xff57606a,
                0xffeaeef2,
                0xffafb8c1,
                LIGHT_SERIES,
                0xff0969da,
                0xff1a7f37,
                0xff9a6700,
                0xffcf222e,
                0xffd0d7de);
    }

    public static Palette dark() {
        return new Palette(
                0xff0d1117,
                0xff161b22,
                0xffe6edf3,
                0xff9aa4ae,
                0xff1f252d,
                0xff484f58,
                DARK_SERIES,
                0xff58a6ff,
                0xff3fb950,
                0xffd29922,
                0xffff7b72,
                0xff30363d);
    }

    /** The same with quiet texts and lines as strong as the rest, for those who need high contrast. */
    public Palette strong() {
        return new Palette(background, surface, text, text, axis, text, series, accent, success, warning, danger, band);
    }

    @Override
    public int[] series() {
        return series.clone();
    }

    /** The colour that plays this role, as ARGB. */
    public int argb(Ink ink) {
        return switch (ink) {
            case BACKGROUND -> background;
            case SURFACE -> surface;
            case TEXT -> text;
            case MUTED_TEXT -> mutedText;
            case GRID -> grid;
            case AXIS -> axis;
            case ACCENT -> accent;
            case SUCCESS -> success;
            case WARNING -> warning;
            case DANGER -> danger;
            case BAND -> band;
            case SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7, SERIES_8 ->
                series[ink.ordinal() - Ink.SERIES_1.ordinal()];
        };
    }

    /** By the colours: else two palettes that look the same would not be equal, since arrays are compared by identity. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Palette palette && Arrays.equals(colours(), palette.colours());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(colours());
    }

    private int[] colours() {
        return Arrays.stream(Ink.values()).mapToInt(this::argb).toArray();
    }

    /** The contrast of two colours from 1 to 21, by the formula of WCAG 2 (relative luminance of sRGB). */
    public static double contrast(int argb, int other) {
        double a = luminance(argb);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xff) + 0.7152 * linear(argb >> 8 & 0xff) + 0.0722 * linear(argb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
