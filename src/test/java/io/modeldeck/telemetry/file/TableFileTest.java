package io.modeldeck.telemetry.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @TempDir
    Path folder;

    private Path file(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(byte[] content) {
        try {
            return Files.write(folder.resolve("rows.csv"), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Table read(String content) {
        return TableFile.read(file(content), ReadOptions.defaults());
    }

    private static String[] texts(Table table, String column) {
        return ((Column.Categorical) table.require(column)).values();
    }

    private static double[] numbers(Table table, String column) {
        return ((Column.Numeric) table.require(column)).values();
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void refused(String content, String... words) {
        Path file = file(content);
        assertThatThrownBy(() -> TableFile.read(file, ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(words);
    }

    @Test
    void aColumnIsNumericWhenEveryPresentValueIsANumber() {
        Table table = read("a,b,c,d,e\n1,1,x,,0x10\n2.5,two,,NA,1_000\n,3,NaN,NaN,7\n");
        assertThat(numbers(table, "a")).containsExactly(1, 2.5, Double.NaN);
        assertThat(texts(table, "b")).containsExactly("1", "two", "3");
        assertThat(texts(table, "c")).containsExactly("x", null, null);
        assertThat(texts(table, "d")).as("no value at all is no number").containsExactly(null, null, null);
        assertThat(texts(table, "e")).containsExactly("0x10", "1_000", "7");
    }

    @Test
    void categoriesKeepTheirExactText() {
        assertThat(texts(read("a\n1\n1.0\n x \n"), "a")).containsExactly("1", "1.0", " x ");
    }

    @Test
    void namedTypesWin() {
        Path file = file("a,b\n01,7\n02,8\n");
        Table table = TableFile.read(file, ReadOptions.defaults().withCategorical(List.of("a")));
        assertThat(texts(table, "a")).containsExactly("01", "02");
        assertThatThrownBy(() -> TableFile.read(
                        file("a,b\n1,7\nx,8\n"), ReadOptions.defaults().withNumeric(List.of("a"))))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("line 3", "column 'a'", "a number belongs here", "(x)");
        assertThatThrownBy(() -> TableFile.read(file, ReadOptions.defaults().withNumeric(List.of("z"))))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("no column 'z'", "a, b");
    }

    @Test
    void quotesNewlinesAndSeparatorsInFields() {
        Table table = read("a,b\n\"x,\"\"y\"\"\n z\",1\r\nplain,2\r\n");
        assertThat(texts(table, "a")).containsExactly("x,\"y\"\n z", "plain");
        assertThat(numbers(table, "b")).containsExactly(1, 2);
    }

    @Test
    void semicolonsAndTabsAreFoundByTheHeader() {
        assertThat(read("a;\"b,c\";d\n1,5;2;3\n").names()).containsExactly("a", "b,c", "d");
        assertThat(read("a\tb\n1\t2\n").names()).containsExactly("a", "b");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(read("\uFEFFa,b\n1,2\n").names()).containsExactly("a", "b");
    }

    @Test
    void withoutAHeaderColumnsAreNumbered() {
        Table table =
                TableFile.read(file("5.1,x\n4.9,y\n"), ReadOptions.defaults().withHeader(false));
        assertThat(table.names()).containsExactly("0", "1");
        assertThat(numbers(table, "0")).containsExactly(5.1, 4.9);
    }

    @Test
    void rowsArePickedByRange() {
        Path file = file("a\n0\n1\n2\n3\n4\n");
        assertThat(numbers(TableFile.read(FileRange.parse(file + "[1:3]"), ReadOptions.defaults()), "a"))
                .containsExactly(1, 2);
        assertThat(numbers(TableFile.read(FileRange.parse(file + "[3:]"), ReadOptions.defaults()), "a"))
                .containsExactly(3, 4);
        assertThat(numbers(TableFile.read(FileRange.parse(file + "[:2]"), ReadOptions.defaults()), "a"))
                .containsExactly(0, 1);
        assertThatThrownBy(() -> TableFile.read(FileRange.parse(file + "[9:]"), ReadOptions.defaults()))
                .hasMessageContainingAll("no rows in 9:", "5 rows");
        assertThatThrownBy(() -> FileRange.parse(file + "[3:1]")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> FileRange.parse(file + "[x]")).isInstanceOf(Problem.class);
    }

    @Test
    void theTypeIsThatOfTheRowsInTheRange() {
        assertThat(numbers(TableFile.read(FileRange.parse(file("a\nx\n1\n2\n") + "[1:]"), ReadOptions.defaults()), "a"))
                .containsExactly(1, 2);
    }

    @Test
    void moreWordsForNothing() {
        Table table =
                TableFile.read(file("a\n1\n?\n-\n"), ReadOptions.defaults().withNa(List.of("?", "-")));
        assertThat(numbers(table, "a")).containsExactly(1, Double.NaN, Double.NaN);
    }

    @Test
    void emptyLinesAreNoRows() {
        assertThat(read("\n\na,b\n\n1,2\n\n3,4\n\n").rows()).isEqualTo(2);
    }

    @Test
    void numbersBeyondEveryDoubleMakeAColumnOfTexts() {
        Table table = read("a,b\n" + "9".repeat(10_000) + ",1\n2,1e308\n");
        assertThat(texts(table, "a")[0]).hasSize(10_000);
        assertThat(numbers(table, "b")).containsExactly(1, 1e308);
    }

    @Test
    void nulAndFormulasAreTextAsTheyStand() {
        assertThat(texts(read("a\nx\0y\n=1+1\n@SUM(A1)\n"), "a")).containsExactly("x\0y", "=1+1", "@SUM(A1)");
    }

    @Test
    void emptyHeaderOnlyRaggedAndDoubledNames() {
        refused("", "is empty");
        refused("a,b\n", "no rows");
        refused("a,b\n1,2\n3\n", "line 3", "1 field", "has 2");
        refused("a,b\n1,2\n3,4,5\n", "line 3", "3 fields");
        refused("a,a\n1,2\n", "line 1", "'a' occurs twice");
    }

    @Test
    void brokenQuotesAreRefusedWithTheirPlace() {
        refused("a,b\n1,2\n3,\"4\n5,6\n", "line 3", "Unclosed");
        refused("a,b\n1,\"2\"x\n", "line 2");
    }

    @Test
    void aRowWithoutEndIsRefusedBeforeItFillsTheMemory() {
        refused("a\n\"" + "x".repeat(RowSource.ROW_LIMIT + 10), "longer than 16 million characters");
    }

    @Test
    void anotherEncodingIsRefusedWithTheFirstBadLine() {
        byte[] latin = "a,b\n1,x\n2,Zürich\n".getBytes(Charset.forName("windows-1252"));
        Path file = bytes(latin);
        assertThatThrownBy(() -> TableFile.read(file, ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("line 3", "UTF-8", "--encoding windows-1252");
        Table table = TableFile.read(file, ReadOptions.defaults().withEncoding(ReadOptions.encoding("windows-1252")));
        assertThat(texts(table, "b")).containsExactly("x", "Zürich");
        Path wide = bytes("a\n1\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> TableFile.read(wide, ReadOptions.defaults()))
                .hasMessageContaining("--encoding UTF-16");
        assertThat(TableFile.read(wide, ReadOptions.defaults().withEncoding(StandardCharsets.UTF_16))
                        .rows())
                .isEqualTo(1);
        assertThatThrownBy(() -> ReadOptions.encoding("klingon")).isInstanceOf(Problem.class);
    }

    @Test
    void gzipIsReadThroughAndNamedWhenCutOff() throws IOException {
        byte[] packed = gzip("a,b\n1,2\n".repeat(1) + "3,4\n".repeat(5_000));
        assertThat(TableFile.read(bytes(packed), ReadOptions.defaults()).rows()).isEqualTo(5_001);
        Path cut = bytes(Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> TableFile.read(cut, ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void jsonLinesAreRows() {
        Table table = read("{\"a\":1,\"b\":\"x\"}\n\n{\"b\":\"y\",\"a\":2.5,\"c\":true}\n{\"a\":null,\"b\":\"z\"}\n");
        assertThat(table.names()).containsExactly("a", "b", "c");
        assertThat(numbers(table, "a")).containsExactly(1, 2.5, Double.NaN);
        assertThat(texts(table, "b")).containsExactly("x", "y", "z");
        assertThat(texts(table, "c")).containsExactly(null, "true", null);
        refused("{\"a\":1}\n{\"a\":\n", "line 2", "no JSON object");
    }

    @Test
    void aMissingFileAndAFolder() {
        assertThatThrownBy(() -> TableFile.read(folder.resolve("absent.csv"), ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> TableFile.read(folder, ReadOptions.defaults()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void rowsWithTheirTimes() {
        Path file = file("t,a\n2016-05-01,1\n2016-05-02,2\n2016-05-03,3\n");
        ReadOptions behindFirst = ReadOptions.defaults().withRows(RowRange.parse("1:"));
        TimedTable byColumn =
                TableFile.read(file, behindFirst, TimeColumn.parse("t", Optional.empty(), ZoneOffset.UTC));
        assertThat(byColumn.table().rows()).isEqualTo(2);
        assertThat(byColumn.at())
                .containsExactly(
                        Instant.parse("2016-05-02T00:00:00Z").toEpochMilli(),
                        Instant.parse("2016-05-03T00:00:00Z").toEpochMilli());
        assertThat(byColumn.lines()).containsExactly(3, 4);
        TimedTable byRow = TableFile.read(
                file, behindFirst, TimeColumn.parse("row:30m@1996-05-07", Optional.empty(), ZoneOffset.UTC));
        assertThat(byRow.at())
                .as("counted from the first row of the whole file")
                .containsExactly(
                        Instant.parse("1996-05-07T00:30:00Z").toEpochMilli(),
                        Instant.parse("1996-05-07T01:00:00Z").toEpochMilli());
        assertThatThrownBy(() ->
                        TableFile.read(file, behindFirst, TimeColumn.parse("when", Optional.empty(), ZoneOffset.UTC)))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("no column 'when'", "--time");
    }

    @Test
    void manyColumnsAndANamelessOne() {
        StringBuilder wide = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            wide.append(i == 0 ? "" : ",").append(i == 7 ? "" : "c" + i);
        }
        String header = wide.toString();
        Table table = read(header + "\n" + header.replace("c", "") + "\n");
        assertThat(table.columns()).hasSize(5_000);
        assertThat(table.names().get(7)).isEqualTo("column 8");
    }
}
