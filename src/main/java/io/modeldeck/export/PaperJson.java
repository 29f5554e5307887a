package io.modeldeck.export;

import io.modeldeck.domain.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports as JSON, for programs: each part with its kind, facts and rows by their names; of a chart, its numbers. */
final class PaperJson {

    private PaperJson() {}

    static String of(Paper paper) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", paper.title());
        document.put("subtitle", paper.subtitle());
        document.put("parts", paper.parts().stream().map(PaperJson::part).toList());
        document.put("foot", paper.foot());
        return Json.write(document) + "\n";
    }

    private static Map<String, Object> part(Paper.Part part) {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (part) {
            case Paper.Heading heading -> document.put("heading", heading.text());
            case Paper.Subheading heading -> document.put("subheading", heading.text());
            case Paper.Text text -> document.put("text", text.text());
            case Paper.Quote quote -> {
                document.put("quote", quote.text());
                document.put("by", quote.by());
            }
            case Paper.Facts facts -> {
                Map<String, Object> values = new LinkedHashMap<>();
                facts.facts().forEach(fact -> values.put(fact.name(), fact.value()));
                document.put("facts", values);
            }
            case Paper.Grid grid -> document.put("rows", rows(grid));
            case Paper.Picture picture -> {
                document.put("chart", picture.chart().title());
                document.put("footer", picture.chart().footer());
                document.put(
                        "rows",
                        Json.readObject(TableFile.text(
                                        ChartFile.numbers(picture.chart(), Locale.ENGLISH), TableFormat.JSON))
                                .get("rows"));
            }
        }
        return document;
    }

    private static List<Map<String, Object>> rows(Paper.Grid grid) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<String> cells : grid.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < grid.columns().size(); i++) {
                row.put(grid.columns().get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
