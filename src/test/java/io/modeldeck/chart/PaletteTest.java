package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {

    /** Linear sRGB under full dichromacy: Machado, Oliveira, Fernandes 2009, severity 1. */
    private static final Map<String, double[]> VISIONS = Map.of(
            "normal", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "protan",
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    },
            "deutan",
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                    },
            "tritan",
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                    });

    private static final List<Palette> BOTH = List.of(Palette.light(), Palette.dark());

    @Test
    void textsCanBeReadOnEveryGround() {
        for (Palette palette : BOTH) {
            for (Ink ink : List.of(Ink.TEXT, Ink.MUTED_TEXT, Ink.WARNING, Ink.DANGER, Ink.SUCCESS, Ink.ACCENT)) {
                assertThat(Palette.contrast(palette.argb(ink), palette.background()))
                        .as("%s of %s", ink, palette)
                        .isGreaterThanOrEqualTo(4.5);
            }
            assertThat(Palette.contrast(palette.text(), palette.surface())).isGreaterThanOrEqualTo(4.5);
            assertThat(Palette.contrast(palette.mutedText(), palette.surface())).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void inHighContrastEveryTextAndAxisStandsOutAsMuchAsTheStrongest() {
        for (Palette palette : BOTH) {
            for (Ink ink : List.of(Ink.TEXT, Ink.MUTED_TEXT, Ink.AXIS)) {
                assertThat(Palette.contrast(palette.strong().argb(ink), palette.background()))
                        .isGreaterThanOrEqualTo(7);
            }
        }
    }

    @Test
    void linesStandOutFromTheGround() {
        for (Palette palette : BOTH) {
            for (int i = 0; i < Palette.SERIES; i++) {
                assertThat(Palette.contrast(palette.argb(Ink.series(i)), palette.background()))
                        .as("series %d", i)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void seriesStayApartForEveryKindOfColourVision() {
        for (Palette palette : BOTH) {
            VISIONS.forEach((name, vision) -> {
                for (int i = 0; i < Palette.SERIES; i++) {
                    for (int k = 0; k < i; k++) {
                        double distance = distance(palette.series()[i], palette.series()[k], vision);
                        assertThat(distance)
                                .as("series %d and %d, %s vision", k, i, name)
                                .isGreaterThan(i < 4 ? 15 : 10);
                    }
                }
            });
        }
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(Palette.contrast(0xff000000, 0xffffffff)).isEqualTo(21);
        assertThat(Palette.contrast(0xff777777, 0xffffffff)).isBetween(4.47, 4.49);
    }

    @Test
    void seriesStartAgainAfterTheEighth() {
        assertThat(Ink.series(8)).isEqualTo(Ink.SERIES_1);
        assertThat(Ink.series(9)).isEqualTo(Ink.SERIES_2);
    }

    private static double distance(int a, int b, double[] vision) {
        double[] p = lab(a, vision);
        double[] q = lab(b, vision);
        return Math.hypot(Math.hypot(p[0] - q[0], p[1] - q[1]), p[2] - q[2]);
    }

    private static double[] lab(int argb, double[] m) {
        double[] rgb = {linear(argb >> 16 & 255), linear(argb >> 8 & 255), linear(argb & 255)};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2], 0, 1);
        }
        double x = f((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
        double y = f(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
        double z = f((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Test
    void palettesOfTheSameColoursAreEqual() {
        assertThat(Palette.light()).isEqualTo(Palette.light()).hasSameHashCodeAs(Palette.light());
        assertThat(Palette.light())
                .isNotEqualTo(Palette.dark())
                .isNotEqualTo(Palette.light().strong());
    }
}
