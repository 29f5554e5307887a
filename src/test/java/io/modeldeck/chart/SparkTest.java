package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparkTest {

    @Test
    void hasSixtyPointsAtMostAndKeepsTheSpike() {
        double[] values = new double[10_000];
        values[7_777] = 5;
        Mark.Polyline line = line(Spark.of(values, 120, 24, Ink.SERIES_1));
        assertThat(line.x()).hasSize(Spark.MOST_POINTS);
        assertThat(Arrays.stream(line.y()).min().orElseThrow()).isEqualTo(2.5);
    }

    @Test
    void gapsStayGapsAndTheDotIsAtTheLastValue() {
        Frame frame = Spark.of(new double[] {1, Double.NaN, 3, Double.NaN}, 100, 20, Ink.SERIES_1);
        assertThat(line(frame).y()[1]).isNaN();
        Mark.Shapes dot = (Mark.Shapes) frame.marks().getLast();
        assertThat(dot.x()[0]).isEqualTo(line(frame).x()[2]);
    }

    @Test
    void overZeroAlmostEqualCountsLookAlmostEqual() {
        Mark.Polyline line = line(Spark.fromZero(new double[] {8, 9, 8, 0}, 100, 25, Ink.SERIES_1));
        assertThat(line.y()[0] - line.y()[1]).isBetween(1.0, 3.0);
        assertThat(line.y()[3]).isEqualTo(22.5);
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(Spark.of(new double[0], 100, 20, Ink.SERIES_1).marks()).isEmpty();
        assertThat(Spark.of(new double[] {Double.NaN}, 100, 20, Ink.SERIES_1).marks())
                .isEmpty();
        assertThat(Spark.of(new double[] {4}, 100, 20, Ink.SERIES_1).marks()).hasSize(2);
    }

    private static Mark.Polyline line(Frame frame) {
        return (Mark.Polyline) frame.marks().getFirst();
    }
}
