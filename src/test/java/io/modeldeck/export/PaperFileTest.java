package io.modeldeck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.domain.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperFileTest {

    private static final Paper PAPER = Paper.of(
            "Report <b>& co",
            "about *something*",
            "as of then",
            new Paper.Heading("First <script>alert(1)</script>"),
            new Paper.Text("A sentence → with signs ≥ 3 & \"quotes\" 日本"),
            Paper.Facts.of("Name", "value | with a bar", "Long", "word".repeat(60)),
            new Paper.Quote("<img src=x onerror=alert(1)>", "Sample reviewer"),
            Paper.Grid.of(
                    List.of("One", "Two"),
                    Collections.nCopies(120, List.of("a cell", "another cell that has some words in it"))),
            new Paper.Picture(ChartGallery.histogram()),
            new Paper.Picture(new CurveChart("", "epoch", "", List.of(), "without a title")));

    @Test
    @DisplayName("The page escapes whatever comes from outside, draws its charts inside and lets nothing run or load")
    void html() {
        String page = new String(PaperFile.bytes(PAPER, PaperFormat.HTML), StandardCharsets.UTF_8);
        assertThat(page)
                .doesNotContain("<script", "<img", "<b>")
                .contains(
                        "default-src 'none'",
                        "Report &lt;b&gt;&amp; co",
                        "&lt;img src=x onerror=alert(1)&gt;",
                        "<svg ");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "url(");
    }

    @Test
    @DisplayName("Beside a long text, short columns keep their words whole, and a number its unit")
    void narrowColumns() throws Exception {
        Paper paper = Paper.of(
                "Shift",
                "",
                "",
                Paper.Grid.of(
                        List.of("No.", "Severity", "What", "Model", "Share"),
                        List.of(List.of(
                                "1",
                                "critical",
                                "a long text of many words ".repeat(12),
                                "energy-demand",
                                "over 12 %"))));
        try (PDDocument read = Loader.loadPDF(PaperFile.bytes(paper, PaperFormat.PDF))) {
            String all = new PDFTextStripper().getText(read);
            assertThat(all).contains("No.", "Severity", "critical", "energy-demand", "12 %");
        }
    }

    @Test
    @DisplayName(
            "Numbers stand under one another by their last digits; dates, numbers among words and empty columns do not")
    void numbersAtTheRight() {
        Paper.Grid grid = Paper.Grid.of(
                List.of("Calls", "Share", "When", "Rank", "Note"),
                List.of(
                        List.of("1,204", "12 %", "28 Nov 2026", "3 of 7", ""),
                        List.of("–", "< 0.001", "29 Nov 2026", "4 of 7", "–")));
        assertThat(IntStream.range(0, 5).filter(grid::isNumeric)).containsExactly(0, 1);
        String page = new String(PaperFile.bytes(Paper.of("", "", "", grid), PaperFormat.HTML), StandardCharsets.UTF_8);
        assertThat(page).contains("<td class=\"number\">1,204</td>", "<td>28 Nov 2026</td>");
    }

    @Test
    @DisplayName("Pages break between rows, repeat the head of a table and carry a number; the same bytes each time")
    void pdf() throws Exception {
        byte[] pdf = PaperFile.bytes(PAPER, PaperFormat.PDF);
        assertThat(PaperFile.bytes(PAPER, PaperFormat.PDF)).isEqualTo(pdf);
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getNumberOfPages()).isBetween(3, 5);
            PDFTextStripper text = new PDFTextStripper();
            String all = text.getText(read);
            assertThat(all)
                    .contains(
                            "Report <b>& co",
                            "A sentence -> with signs ≥ 3",
                            ChartGallery.histogram().title());
            assertThat(all.split("another cell that has some words in it", -1)).hasSize(121);
            assertThat(all.replaceAll("\\s", "")).contains("word".repeat(60));
            assertThat(all.split("One Two", -1)).hasSizeGreaterThan(3);
            text.setStartPage(2);
            text.setEndPage(2);
            assertThat(text.getText(read)).contains("as of then", "2");
        }
    }

    @Test
    @DisplayName("Markdown keeps signs from outside as they are written, and says what a chart would show")
    void markdown() {
        assertThat(new String(PaperFile.bytes(PAPER, PaperFormat.MARKDOWN), StandardCharsets.UTF_8))
                .startsWith("# Report \\<b\\>& co\n\nabout \\*something\\*\n")
                .contains("- Name: value \\| with a bar")
                .contains("*" + ChartGallery.histogram().title() + "*: ", "\n\nwithout a title\n");
        assertThatThrownBy(() -> PaperFormat.named("x.docx"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(".html, .pdf, .md");
    }
}
