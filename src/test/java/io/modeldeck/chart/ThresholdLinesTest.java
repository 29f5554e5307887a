package io.modeldeck.chart;

import static io.modeldeck.chart.Laid.chart;
import static io.modeldeck.chart.Laid.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.util.ArrayList;
import java.util.List;
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
}
