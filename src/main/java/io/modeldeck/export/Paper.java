package io.modeldeck.export;

import io.modeldeck.chart.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A report to be read by people, before it has a form.
 *
 * @param subtitle what it is about: model, range, moment
 * @param foot stands at the end, or under each page
 */
public record Paper(String title, String subtitle, List<Part> parts, String foot) {

    /** One thing after another. */
    public sealed interface Part {}

    /** A heading of a section. */
    public record Heading(String text) implements Part {}

    /** A heading inside a section. */
    public record Subheading(String text) implements Part {}

    /** A paragraph. */
    public record Text(String text) implements Part {}

    /** What somebody said, set off. */
    public record Quote(String text, String by) implements Part {}

    /** A name and what is known under it. */
    public record Fact(String name, String value) {}

    /** Facts under one another. */
    public record Facts(List<Fact> facts) implements Part {
        public Facts {
            facts = List.copyOf(facts);
        }

        /** Names and values by turns. */
        public static Facts of(String... namesAndValues) {
            return new Facts(java.util.stream.IntStream.range(0, namesAndValues.length / 2)
                    .mapToObj(i -> new Fact(namesAndValues[2 * i], namesAndValues[2 * i + 1]))
                    .toList());
        }
    }

    /** A table of texts; every row has as many as there are columns. */
    public record Grid(List<String> columns, List<List<String>> rows) implements Part {

        private static final Pattern NUMBER = Pattern.compile("[-−<]? ?\\d[\\d,.]*(?: (?:%|ms|µs|s))?");

        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        public static Grid of(List<String> columns, List<List<String>> rows) {
            return new Grid(columns, rows);
        }

        /** Whether a column holds numbers, which stand under one another by their last digits. */
        boolean isNumeric(int column) {
            List<String> known = rows.stream()
                    .map(row -> row.get(column))
                    .filter(cell -> !cell.isBlank() && !cell.equals("–"))
                    .toList();
            return !known.isEmpty()
                    && known.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
        }
    }

    /** A chart; where a form has no pictures, its title and footer stand for it. */
    public record Picture(Chart chart) implements Part {}

    public Paper {
        parts = List.copyOf(parts);
    }

    public static Paper of(String title, String subtitle, String foot, Part... parts) {
        return new Paper(title, subtitle, Arrays.asList(parts), foot);
    }
}
