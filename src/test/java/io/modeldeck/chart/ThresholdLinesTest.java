package io.modeldeck.chart;

import static io.modeldeck.chart.Laid.chart;
import static io.modeldeck.chart.Laid.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Limits on a chart. */
class ThresholdLinesTest {

    @Test
    void limitsFarAwayDoNotSqueezeTheData() {
        long[] at = {0, 5000, 9000};
        double[] values = {10, 12, 11};
        Frame near = Frames.layout(
                chart(at, values, 0, List.of(new Threshold("limit", 20, Severity.WARNING))),
                600,
                240,
                FixedMeasure.PLAIN);
        assertThat(near.plot().orElseThrow().high()).isGreaterThanOrEqualTo(20);
        Frame far = Frames.layout(
                chart(at, values, 0, List.of(new Threshold("limit", 5000, Severity.WARNING))),
                600,
                240,
                FixedMeasure.PLAIN);
        assertThat(far.plot().orElseThrow().high()).isLessThan(50);
        assertThat(texts(far))
                .anyMatch(
                        text -> text.text().startsWith("limit 5") && text.text().endsWith("↑"));
    }

    @Test
    void severitiesDifferInShapeAndDashes() {
        List<Shape> shapes = new ArrayList<>();
        List<Double> dashes = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Frame frame = Frames.layout(
                    chart(new long[] {0, 9000}, new double[] {1, 2}, 0, List.of(new Threshold("", 1.5, severity))),
                    600,
                    240,
                    FixedMeasure.PLAIN);
            frame.marks().forEach(mark -> {
                if (mark instanceof Mark.Shapes shape) {
                    shapes.add(shape.shape());
                }
                if (mark instanceof Mark.Rects rects && rects.ink() == ThresholdLines.ink(severity)) {
                    dashes.add(rects.xywh()[2]);
                }
            });
        }
        assertThat(shapes).hasSize(3).doesNotHaveDuplicates();
        assertThat(dashes).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aBandGoesOnUnderTheWordsOfALimit() throws IOException {
        long[] at = {0, 9999};
        TimeSeriesChart chart = new TimeSeriesChart(
                "",
                "ms",
                TimeRange.ofMillis(0, 10_000),
                Laid.UTC,
                List.of(Series.band("band", at, new double[] {0, 0}, new double[] {99, 99}, 0)),
                List.of(new Threshold("limit", 47.3, Severity.WARNING)),
                List.of(),
                true,
                "");
        Frame frame = Frames.layout(chart, 600, 240, FixedMeasure.PLAIN);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartImage.png(frame, 1, Palette.light())));
        double[] ground = frame.marks().stream()
                .filter(mark -> mark.ink() == Ink.BACKGROUND && mark.alpha() < 1)
                .map(mark -> ((Mark.Rects) mark).xywh())
                .findFirst()
                .orElseThrow();
        int y = (int) ground[1] + 1;
        Color inside = new Color(image.getRGB((int) (ground[0] + ground[2]) - 2, y));
        Color beside = new Color(image.getRGB((int) (ground[0] + ground[2]) + 20, y));
        assertThat(Math.abs(inside.getBlue() - beside.getBlue()) + Math.abs(inside.getRed() - beside.getRed()))
                .isLessThanOrEqualTo(4);
        assertThat(beside).isNotEqualTo(Color.WHITE);
    }
}
