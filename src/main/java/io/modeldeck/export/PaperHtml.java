package io.modeldeck.export;

import io.modeldeck.chart.FramePainter;
import io.modeldeck.chart.Frames;
import io.modeldeck.chart.Palette;
import java.util.List;

/** Reports as one HTML page: texts escaped, charts as SVG inside, nothing fetched from anywhere and no script allowed. */
final class PaperHtml {

    private static final int CHART_WIDTH = 760;
    private static final int CHART_HEIGHT = 260;
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 14px/1.5 Roboto, Helvetica, Arial, sans-serif; color: #24292f; background: #ffffff; margin: 0; }
            main { max-width: 800px; margin: 0 auto; padding: 40px 24px 56px; }
            h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; }
            h2 { font-size: 18px; margin: 36px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #d0d7de; }
            h3 { font-size: 15px; margin: 24px 0 4px; }
            .subtitle, .foot, blockquote cite { color: #57606a; }
            .foot { margin-top: 48px; border-top: 1px solid #d0d7de; padding-top: 8px; font-size: 12px; }
            p { margin: 8px 0; overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 24px; margin: 12px 0; }
            dt { color: #57606a; } dd { margin: 0; overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; margin: 12px 0; font-size: 13px; }
            th { text-align: left; color: #57606a; font-weight: normal; }
            th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid #eaeef2; vertical-align: top; overflow-wrap: anywhere; }
            .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            blockquote { margin: 12px 0; padding: 8px 16px; background: #f6f8fa; border-left: 3px solid #afb8c1; }
            blockquote cite { display: block; font-style: normal; font-size: 12px; }
            svg { max-width: 100%; height: auto; border: 1px solid #eaeef2; border-radius: 6px; margin: 12px 0; }
            @media print { main { padding: 0; } h2, h3 { break-after: avoid; } svg, tr, blockquote { break-inside: avoid; } }
            """;

    private final StringBuilder out = new StringBuilder(32_768);

    private PaperHtml() {}

    static String of(Paper paper) {
        PaperHtml page = new PaperHtml();
        page.out
                .append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Html.text(paper.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        page.element("h1", paper.title());
        page.element("p class=\"subtitle\"", paper.subtitle());
        paper.parts().forEach(page::part);
        page.element("p class=\"foot\"", paper.foot());
        return page.out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void part(Paper.Part part) {
        switch (part) {
            case Paper.Heading heading -> element("h2", heading.text());
            case Paper.Subheading heading -> element("h3", heading.text());
            case Paper.Text text -> element("p", text.text());
            case Paper.Quote quote -> {
                out.append("<blockquote>").append(Html.text(quote.text()));
                element("cite", quote.by());
                out.append("</blockquote>\n");
            }
            case Paper.Facts facts -> {
                out.append("<dl>\n");
                facts.facts().forEach(fact -> {
                    element("dt", fact.name());
                    element("dd", fact.value());
                });
                out.append("</dl>\n");
            }
            case Paper.Grid grid -> {
                boolean[] numeric = new boolean[grid.columns().size()];
                for (int i = 0; i < numeric.length; i++) {
                    numeric[i] = grid.isNumeric(i);
                }
                out.append("<table>\n<thead>");
                row("th", grid.columns(), numeric);
                out.append("</thead>\n<tbody>\n");
                grid.rows().forEach(row -> row("td", row, numeric));
                out.append("</tbody>\n</table>\n");
            }
            case Paper.Picture picture ->
                out.append(SvgPainter.element(
                                Frames.layout(picture.chart(), CHART_WIDTH, CHART_HEIGHT, FramePainter.textMeasure()),
                                Palette.light()))
                        .append('\n');
        }
    }

    private void row(String tag, List<String> cells, boolean[] numeric) {
        out.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            element(numeric[i] ? tag + " class=\"number\"" : tag, cells.get(i));
        }
        out.append("</tr>\n");
    }

    private void element(String tag, String text) {
        String name = tag.contains(" ") ? tag.substring(0, tag.indexOf(' ')) : tag;
        out.append('<')
                .append(tag)
                .append('>')
                .append(Html.text(text))
                .append("</")
                .append(name)
                .append(">\n");
    }
}
