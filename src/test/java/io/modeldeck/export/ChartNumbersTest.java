package io.modeldeck.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.BarsChart;
import io.modeldeck.chart.CdfChart;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.HistogramChart;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartNumbersTest {

    @Test
    void seriesAreJoinedByTimeAndCutToTheRange() {
        TimeSeriesChart chart = new TimeSeriesChart(
                "Latency",
                "ms",
                TimeRange.ofMillis(1_000, 4_000),
                ZoneId.of("Europe/Berlin"),
                List.of(
                        Series.line(
                                "p95", new long[] {0, 1_000, 3_000, 4_000}, new double[] {1, -2.5, Double.NaN, 4}, 0),
                        Series.band("band", new long[] {1_000, 2_500}, new double[] {1, 2}, new double[] {3, 1e7}, 0)),
                List.of(),
                List.of(),
                false,
                "");
        assertThat(csv(chart))
                .isEqualTo("time,p95 (ms),band low (ms),band high (ms)\r\n"
                        + "1970-01-01T00:00:01Z,-2.5,1,3\r\n"
                        + "1970-01-01T00:00:02.500Z,,2,10000000\r\n"
                        + "1970-01-01T00:00:03Z,,,\r\n");
    }

    @Test
    void textsCannotBecomeFormulasAndNumbersStayNumbers() {
        BarsChart chart = new BarsChart(
                "",
                List.of("=1+1", "+x", "-x", "@x", "\tx", "\rx", "a,b", "say \"hi\"", "two\nlines", "plain"),
                new double[] {-1, 0, 0, 0, 0, 0, 0, 0, 0, 0.5},
                new double[0],
                "");
        assertThat(csv(chart).split("\r\n"))
                .containsExactly(
                        "category,reference share,current share",
                        "'=1+1,-1,",
                        "'+x,0,",
                        "'-x,0,",
                        "'@x,0,",
                        "'\tx,0,",
                        "\"'\rx\",0,",
                        "\"a,b\",0,",
                        "\"say \"\"hi\"\"\",0,",
                        "\"two\nlines\",0,",
                        "plain,0.5,");
    }

    @Test
    void everyKindHasItsColumns() {
        HistogramChart histogram = new HistogramChart(
                "",
                "B",
                new double[] {Double.NEGATIVE_INFINITY, 1, 2},
                new double[] {0.25, 0.75},
                new double[] {1, 0},
                "");
        assertThat(csv(histogram))
                .isEqualTo("from (B),to (B),reference share,current share\r\n,1,0.25,1\r\n1,2,0.75,0\r\n");
        CdfChart cdf = new CdfChart("", "", new double[] {1, 2}, new double[] {3}, 2, "");
        assertThat(csv(cdf))
                .isEqualTo("window,value,share up to value\r\nreference,1,0.5\r\nreference,2,1\r\ncurrent,3,1\r\n");
        CurveChart curves = new CurveChart(
                "",
                "epoch",
                "loss",
                List.of(new CurveChart.Curve("=train", new double[] {1, 2}, new double[] {0.5, Double.NaN})),
                "");
        assertThat(csv(curves)).isEqualTo("curve,epoch,loss\r\n'=train,1,0.5\r\n'=train,2,\r\n");
    }

    private static String csv(Chart chart) {
        return TableFile.text(ChartFile.numbers(chart, Locale.ENGLISH), TableFormat.CSV);
    }
}
