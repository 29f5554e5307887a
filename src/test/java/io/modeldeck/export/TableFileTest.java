package io.modeldeck.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableFileTest {

    private static final Table TABLE = Table.grid(
            "what: a name/with [signs]",
            List.of("=head", "n", "at"),
            List.of(
                    Arrays.asList("=1+1", -2.5, Instant.parse("2026-03-01T12:00:00Z")),
                    Arrays.asList("a|b <i> & \"q\"\nx", null, null),
                    Arrays.asList("-3,5", Double.NaN, Instant.parse("2026-03-01T12:00:00.250Z")),
                    Arrays.asList(true, 9_007_199_254_740_993L, null)));

    @Test
    @DisplayName("A text that looks like a formula is made safe in every form of text, a number is not")
    void texts() {
        assertThat(TableFile.text(TABLE, TableFormat.CSV))
                .isEqualTo("'=head,n,at\r\n'=1+1,-2.5,2026-03-01T12:00:00Z\r\n\"a|b <i> & \"\"q\"\"\nx\",,\r\n"
                        + "\"-3,5\",,2026-03-01T12:00:00.250Z\r\ntrue,9007199254740993,\r\n");
        assertThat(TableFile.text(TABLE, TableFormat.TSV)).contains("\na|b <i> & \"q\" x\t\t\n");
        assertThat(TableFile.text(TABLE, TableFormat.MARKDOWN))
                .startsWith("| '=head | n | at |\n| --- | --- | --- |\n")
                .contains("| a\\|b \\<i\\> & \"q\" x |  |  |");
        assertThat(Json.readObject(TableFile.text(TABLE, TableFormat.JSON)).get("rows"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(4)
                .first()
                .isEqualTo(Map.of("=head", "=1+1", "n", -2.5, "at", "2026-03-01T12:00:00Z"));
    }

    @Test
    @DisplayName(
            "Markdown, which people read, leaves out columns without a value; forms for programs keep every column")
    void withoutEmptyColumns() {
        Table table = Table.grid(
                "metrics",
                List.of("at", "auc", "f1", "rmse"),
                List.of(Arrays.asList("Mon", Double.NaN, null, null), Arrays.asList("Tue", null, 0.5, null)));
        assertThat(TableFile.text(table, TableFormat.MARKDOWN))
                .isEqualTo("| at | f1 |\n| --- | --- |\n| Mon |  |\n| Tue | 0.5 |\n");
        assertThat(TableFile.text(table, TableFormat.CSV)).startsWith("at,auc,f1,rmse\r\nMon,,,\r\n");
        assertThat(TableFile.text(Table.grid("metrics", List.of("at", "auc"), List.of()), TableFormat.MARKDOWN))
                .isEqualTo("| at | auc |\n| --- | --- |\n");
    }

    @Test
    @DisplayName("JSON Lines hold a row on each line, also where a value has lines of its own")
    void jsonLines() {
        assertThat(TableFile.text(TABLE, TableFormat.JSONL).split("\n"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(Json.readObject(line)).containsKey("n"));
    }

    @Test
    @DisplayName("A workbook holds texts as texts, numbers as numbers, times as times, and no date of its making")
    void workbook() throws IOException {
        byte[] bytes = TableFile.bytes(TABLE, TableFormat.XLSX);
        assertThat(TableFile.bytes(TABLE, TableFormat.XLSX)).isEqualTo(bytes);
        Map<String, String> parts = parts(bytes);
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(parts.get("xl/workbook.xml")).contains("what  a name with  signs");
        assertThat(parts.get("docProps/core.xml")).contains("2000-01-01T00:00:00Z");
        assertThat(sheet).doesNotContain("<f>").contains("<v>-2.5</v>");
        // 1 March 2026 at noon, counted as spreadsheets count days
        assertThat(sheet).contains("46082.5");
        assertThat(parts.get("xl/sharedStrings.xml") + sheet)
                .contains("=1+1")
                .contains("&lt;i&gt; &amp;")
                .contains("9007199254740993");
    }

    @Test
    @DisplayName("Rounded numbers stay numbers, and times have the offset that the zone has at that time")
    void styled() throws IOException {
        Map<String, Object> summer = new LinkedHashMap<>();
        summer.put("at", Instant.parse("2026-10-25T00:30:00Z"));
        summer.put("n", 2.675);
        summer.put("whole", 9_007_199_254_740_993L);
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("p", 1e-9);
        inside.put("when", List.of(Instant.parse("2026-10-25T01:30:00.250Z")));
        summer.put("inside", inside);
        Map<String, Object> winter = new LinkedHashMap<>(summer);
        winter.put("at", Instant.parse("2026-10-25T01:30:00Z"));
        winter.put("n", Double.NaN);
        Table table = Table.of("t", List.of(summer, winter));
        Table styled = new TableStyle(OptionalInt.of(2), ZoneId.of("Europe/Berlin")).of(table);
        assertThat(TableFile.text(styled, TableFormat.CSV).lines().skip(1))
                .containsExactly(
                        "2026-10-25T02:30:00+02:00,2.68,9007199254740993,\"{\"\"p\"\":0.0,\"\"when\"\":[\"\"2026-10-25T02:30:00.25+01:00\"\"]}\"",
                        "2026-10-25T02:30:00+01:00,,9007199254740993,\"{\"\"p\"\":0.0,\"\"when\"\":[\"\"2026-10-25T02:30:00.25+01:00\"\"]}\"");
        assertThat(Json.readObject(TableFile.text(styled, TableFormat.JSONL)
                        .lines()
                        .findFirst()
                        .orElseThrow()))
                .containsEntry("at", "2026-10-25T02:30:00+02:00")
                .containsEntry("n", 2.68);
        Map<String, String> parts = parts(TableFile.bytes(styled, TableFormat.XLSX));
        // half past two in the morning, twice, as a time that can be counted with
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("46320.104166", "<v>2.68</v>");
        assertThat(parts.get("xl/styles.xml")).contains("+02:00", "+01:00");
        assertThat(new TableStyle(OptionalInt.empty(), ZoneId.of("Etc/UTC")).of(table))
                .isSameAs(table);
        assertThatThrownBy(() -> new TableStyle(OptionalInt.of(16), ZoneId.of("Z")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("0 to 15 decimals, not 16");
    }

    @Test
    @DisplayName("The ending of a file says the form, and a wrong one is refused with those that there are")
    void endings() {
        assertThat(TableFormat.named("x.XLSX")).isEqualTo(TableFormat.XLSX);
        assertThatThrownBy(() -> TableFormat.named("x.doc"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("x.doc")
                .hasMessageContaining(".csv, .tsv, .md, .json, .jsonl, .xlsx");
    }

    private static Map<String, String> parts(byte[] zip) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
