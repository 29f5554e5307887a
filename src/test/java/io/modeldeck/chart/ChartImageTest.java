package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartImageTest {

    @Test
    void theSameChartGivesTheSameBytes() {
        for (Map.Entry<String, Chart> entry : ChartGallery.all().entrySet()) {
            byte[] first = ChartImage.png(
                    Frames.layout(entry.getValue(), 420, 220, FramePainter.textMeasure()), 2, Palette.light());
            Chart again = ChartGallery.all().get(entry.getKey());
            assertThat(ChartImage.png(Frames.layout(again, 420, 220, FramePainter.textMeasure()), 2, Palette.light()))
                    .as(entry.getKey())
                    .isEqualTo(first);
        }
    }

    @Test
    void aSpikeIsThereInThePixels() throws IOException {
        TimeSeriesChart chart = ChartGallery.dense(300_000);
        Palette palette = Palette.dark();
        for (double scale : new double[] {1, 1.5, 2}) {
            BufferedImage image =
                    read(ChartImage.png(Frames.layout(chart, 700, 300, FramePainter.textMeasure()), scale, palette));
            assertThat(image.getWidth()).isEqualTo((int) (700 * scale));
            Plot plot = Frames.layout(chart, 700, 300, FramePainter.textMeasure())
                    .plot()
                    .orElseThrow();
            // half way between the noise and the top of the spike nothing else is drawn
            int y = (int) (plot.valuePixel(450) * scale);
            int coloured = 0;
            for (int x = (int) Math.ceil(plot.left() * scale); x < plot.right() * scale; x++) {
                coloured += image.getRGB(x, y) == palette.argb(Ink.SERIES_1) ? 1 : 0;
            }
            assertThat(coloured).as("scale %s", scale).isBetween(1, 3);
        }
    }

    @Test
    void bothPalettesPaintTheirGround() throws IOException {
        for (Palette palette : new Palette[] {Palette.light(), Palette.dark()}) {
            BufferedImage image = read(ChartImage.png(
                    Frames.layout(ChartGallery.cdf(), 300, 200, FramePainter.textMeasure()), 1, palette));
            assertThat(image.getRGB(0, 0)).isEqualTo(palette.background());
            assertThat(image.getRGB(299, 199)).isEqualTo(palette.background());
        }
    }

    @Test
    void whatTheTypefaceHasNotIsWrittenInTheSystems() {
        Typeface typeface = new Typeface();
        for (TextRole role : TextRole.values()) {
            assertThat(typeface.of(role, "p95 · 12 µs – 4 ≥ 3").getFamily()).isEqualTo("Roboto");
            assertThat(typeface.of(role, "日本").getFamily()).isNotEqualTo("Roboto");
        }
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
