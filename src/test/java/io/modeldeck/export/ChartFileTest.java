package io.modeldeck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.ChartReduction;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartFileTest {

    private static final ChartFile.Look LOOK = ChartFile.Look.light(640, 320);

    @Test
    @DisplayName("Every chart is well-formed SVG whose texts are texts, the same bytes each time")
    void svg() throws Exception {
        for (Map.Entry<String, Chart> chart : ChartGallery.all().entrySet()) {
            byte[] svg = ChartFile.picture(chart.getValue(), ChartFormat.SVG, LOOK);
            assertThat(ChartFile.picture(chart.getValue(), ChartFormat.SVG, LOOK))
                    .isEqualTo(svg);
            Document read =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
            if (!chart.getValue().title().isBlank()) {
                assertThat(read.getElementsByTagName("text").item(0).getTextContent())
                        .isEqualTo(chart.getValue().title());
            }
        }
    }

    @Test
    @DisplayName("Every chart is a page of PDF whose texts can be searched, the same bytes each time")
    void pdf() throws Exception {
        for (Map.Entry<String, Chart> chart : ChartGallery.all().entrySet()) {
            byte[] pdf = ChartFile.picture(chart.getValue(), ChartFormat.PDF, LOOK);
            assertThat(ChartFile.picture(chart.getValue(), ChartFormat.PDF, LOOK))
                    .isEqualTo(pdf);
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertThat(read.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(read))
                        .contains(chart.getValue().title());
            }
        }
    }

    @Test
    @DisplayName("A million points are a small file, and their one spike is in it")
    void dense() {
        int n = 1_000_000;
        long[] at = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = i;
            values[i] = i % 7;
        }
        values[654_321] = 1_000;
        TimeSeriesChart chart = new TimeSeriesChart(
                "Dense",
                "",
                TimeRange.ofMillis(0, n),
                ZoneOffset.UTC,
                List.of(Series.line("x", at, values, 0)),
                List.of(),
                List.of(),
                true,
                "");
        assertThat(ChartFile.picture(chart, ChartFormat.SVG, LOOK).length).isLessThan(500_000);
        assertThat(ChartFile.picture(chart, ChartFormat.PDF, LOOK).length).isLessThan(500_000);
        TimeSeriesChart shown = ChartReduction.shown(chart, 640);
        assertThat(shown.points()).isLessThanOrEqualTo(4 * 641);
        assertThat(Arrays.stream(shown.series().getFirst().values()).max()).hasValue(1_000);
        Series bins = ChartReduction.bins(chart, 10).series().getFirst();
        assertThat(bins.high()[6]).isEqualTo(1_000);
        for (int bin = 0; bin < 10; bin++) {
            int from = bin * n / 10;
            assertThat(bins.atMillis()[bin]).isEqualTo(from);
            assertThat(bins.values()[bin])
                    .isEqualTo(Arrays.stream(values, from, from + n / 10).sum() / (n / 10));
            assertThat(bins.low()[bin]).isZero();
        }
    }

    @Test
    @DisplayName("Texts from outside stay texts, in characters that the file can hold")
    void hostile() throws Exception {
        TimeSeriesChart chart = new TimeSeriesChart(
                "<script>alert(1)</script> & \u0001 日本 → χ²",
                "",
                TimeRange.ofMillis(0, 10),
                ZoneOffset.UTC,
                List.of(Series.line("x", new long[] {1, 2}, new double[] {1, 2}, 0)),
                List.of(),
                List.of(),
                true,
                "");
        String svg =
                new String(ChartFile.picture(chart, ChartFormat.SVG, LOOK), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(svg).doesNotContain("<script").contains("&lt;script&gt;").contains("日本");
        try (PDDocument read = Loader.loadPDF(ChartFile.picture(chart, ChartFormat.PDF, LOOK))) {
            assertThat(new PDFTextStripper().getText(read)).contains("<script>alert(1)</script> &", "-> χ²");
        }
    }

    @Test
    @DisplayName("One door: the ending asks for a picture or for the numbers, and another is refused")
    void endings() {
        Chart chart = ChartGallery.histogram();
        assertThat(ChartFile.bytes(chart, "a.csv", LOOK))
                .isEqualTo(TableFile.bytes(ChartFile.numbers(chart, Locale.ENGLISH), TableFormat.CSV));
        assertThat(ChartFile.bytes(chart, "a.PNG", LOOK)).startsWith(0x89, 'P', 'N', 'G');
        assertThatThrownBy(() -> ChartFile.bytes(chart, "a.gif", LOOK))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(".svg");
        assertThat(ChartFile.name("p95 Latency: churn/v2", ".svg")).isEqualTo("p95-latency-churn-v2.svg");
    }
}
