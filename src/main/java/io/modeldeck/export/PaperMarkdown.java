package io.modeldeck.export;

import io.modeldeck.chart.Chart;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reports as Markdown, for tickets and wikis. Of a chart, its title and footer. */
final class PaperMarkdown {

    private final StringBuilder out = new StringBuilder(8_192);

    private PaperMarkdown() {}

    static String of(Paper paper) {
        PaperMarkdown text = new PaperMarkdown();
        text.block("# " + Markdown.cell(paper.title()));
        text.block(Markdown.cell(paper.subtitle()));
        paper.parts().forEach(text::part);
        text.block("---");
        text.out.append(Markdown.cell(paper.foot())).append('\n');
        return text.out.toString();
    }

    private void part(Paper.Part part) {
        switch (part) {
            case Paper.Heading heading -> block("## " + Markdown.cell(heading.text()));
            case Paper.Subheading heading -> block("### " + Markdown.cell(heading.text()));
            case Paper.Text text -> block(Markdown.cell(text.text()));
            case Paper.Quote quote ->
                block("> " + Markdown.cell(quote.text()) + " (" + Markdown.cell(quote.by()) + ")");
            case Paper.Facts facts ->
                block(facts.facts().stream()
                        .map(fact -> "- " + Markdown.cell(fact.name()) + ": " + Markdown.cell(fact.value()))
                        .collect(Collectors.joining("\n")));
            case Paper.Grid grid -> grid(grid);
            case Paper.Picture picture -> block(named(picture.chart()));
        }
    }

    /** One without a title stands below a heading of its own. */
    private static String named(Chart chart) {
        return (chart.title().isBlank() ? "" : "*" + Markdown.cell(chart.title()) + "*: ")
                + Markdown.cell(chart.footer());
    }

    private void grid(Paper.Grid grid) {
        line(grid.columns());
        line(Collections.nCopies(grid.columns().size(), "---"));
        grid.rows().forEach(row -> line(row.stream().map(Markdown::cell).toList()));
        out.append('\n');
    }

    private void line(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void block(String text) {
        out.append(text).append("\n\n");
    }
}
