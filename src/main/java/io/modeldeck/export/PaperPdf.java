package io.modeldeck.export;

import java.io.IOException;
import java.util.List;

/** Reports as PDF, page after page of A4. */
final class PaperPdf {

    private static final double BODY = 9.5;
    private static final double SMALL = 8.5;
    private static final double NAMES = 130;

    private final PdfPages pages;

    private PaperPdf(PdfPages pages) {
        this.pages = pages;
    }

    static byte[] of(Paper paper) {
        return PdfFile.document(paper.title(), (document, texts) -> {
            try (PdfPages pages = new PdfPages(document, texts, paper.foot())) {
                new PaperPdf(pages).write(paper);
            }
        });
    }

    private void write(Paper paper) throws IOException {
        pages.paragraph(paper.title(), true, 18, PdfPages.TEXT);
        pages.paragraph(paper.subtitle(), false, BODY, PdfPages.MUTED);
        for (int i = 0; i < paper.parts().size(); i++) {
            part(paper.parts().get(i));
        }
    }

    private void part(Paper.Part part) throws IOException {
        switch (part) {
            case Paper.Heading heading -> {
                pages.space(16);
                pages.keep(90);
                pages.paragraph(heading.text(), true, 13, PdfPages.TEXT);
                pages.rule();
            }
            case Paper.Subheading heading -> {
                pages.space(8);
                pages.keep(70);
                pages.paragraph(heading.text(), true, 10.5, PdfPages.TEXT);
            }
            case Paper.Text text -> pages.paragraph(text.text(), false, BODY, PdfPages.TEXT);
            case Paper.Quote quote -> {
                pages.paragraph("“" + quote.text() + "”", false, BODY, PdfPages.TEXT);
                pages.paragraph(quote.by(), false, SMALL, PdfPages.MUTED);
            }
            case Paper.Facts facts -> {
                for (Paper.Fact fact : facts.facts()) {
                    pages.row(
                            List.of(fact.name(), fact.value()),
                            List.of(NAMES, PdfPages.WIDTH - NAMES),
                            SMALL,
                            List.of(PdfPages.MUTED, PdfPages.TEXT),
                            column -> false);
                }
                pages.space(6);
            }
            case Paper.Grid grid -> grid(grid);
            case Paper.Picture picture -> pages.picture(picture.chart());
        }
    }

    private void grid(Paper.Grid grid) throws IOException {
        List<Double> widths = pages.widths(grid, SMALL);
        pages.keep(60);
        head(grid, widths);
        for (List<String> row : grid.rows()) {
            if (!pages.fits(row, widths, SMALL)) {
                pages.next();
                head(grid, widths);
            }
            pages.row(row, widths, SMALL, List.of(PdfPages.TEXT), grid::isNumeric);
            pages.hairline();
        }
        pages.space(6);
    }

    private void head(Paper.Grid grid, List<Double> widths) throws IOException {
        pages.row(grid.columns(), widths, SMALL, List.of(PdfPages.MUTED), grid::isNumeric);
        pages.rule();
    }
}
