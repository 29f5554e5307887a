package io.modeldeck.cli.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An answer for people: sentences, facts and tables, line by line. Every text is made plain on its way in. */
public final class Report {

    private final List<String> lines = new ArrayList<>();

    public static Report of(String sentence) {
        return new Report().line(sentence);
    }

    public Report line(String sentence) {
        lines.add(PlainText.of(sentence));
        return this;
    }

    public Report blank() {
        lines.add("");
        return this;
    }

    public Report heading(String text) {
        if (!lines.isEmpty()) {
            blank();
        }
        return line(text);
    }

    /** The table, or the sentence where it has no rows. */
    public Report table(TextTable table, String whenEmpty) {
        if (table.isEmpty()) {
            return line(whenEmpty);
        }
        lines.addAll(table.lines());
        return this;
    }

    /** Names and values, aligned. */
    public Report facts(Map<String, ?> facts) {
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        facts.forEach((name, value) -> line((name + " ".repeat(width - name.length()) + "  " + value).stripTrailing()));
        return this;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
