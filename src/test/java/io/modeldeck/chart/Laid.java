package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import java.time.ZoneId;
import java.util.List;

/** A small chart to lay out, and the marks of a frame by their kind. */
final class Laid {

    static final ZoneId UTC = ZoneId.of("UTC");

    private Laid() {}

    static TimeSeriesChart chart(long[] at, double[] values, long gap, List<Threshold> thresholds) {
        return new TimeSeriesChart(
                "",
                "ms",
                TimeRange.ofMillis(0, 10_000),
                UTC,
                List.of(Series.line("a", at, values, gap)),
                thresholds,
                List.of(),
                false,
                "");
    }

    static double highest(Frame frame) {
        double top = Double.POSITIVE_INFINITY;
        for (Mark mark : frame.marks()) {
            double[] ys = switch (mark) {
                case Mark.Columns columns -> columns.top();
                case Mark.Polyline line -> line.y();
                default -> new double[0];
            };
            for (double y : ys) {
                top = y < top ? y : top;
            }
        }
        return top;
    }

    static List<Mark.Columns> columns(Frame frame) {
        return frame.marks().stream()
                .filter(Mark.Columns.class::isInstance)
                .map(Mark.Columns.class::cast)
                .toList();
    }

    static <T extends Mark> T only(Frame frame, Class<T> type) {
        List<T> found =
                frame.marks().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    static List<Mark.Text> texts(Frame frame) {
        return frame.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .toList();
    }
}
