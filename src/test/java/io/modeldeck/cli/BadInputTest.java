package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.store.Integrity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input is refused with one sentence that names the thing, the place and the remedy, and leaves no trace. */
class BadInputTest {

    @TempDir
    private static Path folder;

    private static Deck deck;

    @BeforeAll
    static void makeDeck() {
        deck = new Deck(folder).withData().withModel();
        deck.copyModelTo("churn.onnx");
    }

    /** Runs the command in the deck: refused with the words, nothing on the output, nothing written. */
    private static void refused(List<String> words, String... arguments) {
        Map<String, Long> before = Integrity.counts(deck.workspace());
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().strip()).contains(words).doesNotContain("\n", "Exception", "\tat ");
        assertThat(Integrity.counts(deck.workspace())).isEqualTo(before);
    }

    private static String[] add(String file) {
        return new String[] {"model", "add", file, "--name", "new", "--source-version", "1"};
    }

    private static String[] predict(String file) {
        return new String[] {"predict", "--model", "churn", "--input", file, "--record", "--json"};
    }

    @Test
    void aFileThatIsNoModel() {
        refused(List.of("history.csv"), add("history.csv"));
    }

    @Test
    void aTruncatedModel() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("churn.onnx"));
        Files.write(folder.resolve("short.onnx"), Arrays.copyOf(whole, whole.length / 2));
        refused(List.of("short.onnx"), add("short.onnx"));
    }

    @Test
    void aModelThatIsNotThere() {
        refused(List.of("nowhere.onnx"), add("nowhere.onnx"));
    }

    @Test
    void aMissingColumn() {
        deck.write("narrow.csv", "visits,plan\n1,basic\n");
        refused(List.of("narrow.csv", "'price'", "visits, plan"), predict("narrow.csv"));
        refused(
                List.of("history.csv", "'gone'", "--label", "visits"),
                "train",
                "history.csv",
                "--model",
                "other",
                "--label",
                "gone");
        refused(
                List.of("events.csv", "'when'"),
                "events",
                "import",
                "events.csv",
                "--model",
                "other",
                "--time",
                "when",
                "--prediction",
                "said");
        refused(List.of("history.csv", "'nothing'", "--label"), replay("nothing"));
    }

    private static String[] replay(String label) {
        return new String[] {"replay", "history.csv", "--model", "churn", "--time", "at", "--label", label};
    }

    @Test
    void textWhereANumberBelongs() {
        deck.write("texts.csv", "visits,price,plan\n1,2,basic\nmany,3,plus\n");
        refused(List.of("texts.csv", "line 3", "'visits'", "'many'"), predict("texts.csv"));
    }

    @Test
    void noRows() {
        deck.write("empty.csv", "visits,price,plan,left\n");
        refused(List.of("empty.csv"), predict("empty.csv"));
        refused(List.of("empty.csv"), "train", "empty.csv", "--model", "other", "--label", "left");
    }

    @Test
    void aMissingLabelIsNamedByItsLine() {
        deck.write("gap.csv", "visits,price,plan,left\n1,2,basic,yes\n2,3,plus,\n");
        refused(
                List.of("gap.csv", "line 3", "'left'", "--rows"),
                "train",
                "gap.csv",
                "--model",
                "other",
                "--label",
                "left");
    }

    @Test
    void aWrongEncoding() throws IOException {
        Files.write(
                folder.resolve("latin.csv"), "visits,price,plan\n1,2,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(List.of("latin.csv", "--encoding"), predict("latin.csv"));
        assertThat(deck.inDeck("predict", "--model", "churn", "--input", "latin.csv", "--encoding", "ISO-8859-1")
                        .exitCode())
                .isZero();
    }

    @Test
    @DisplayName("A byte order mark, quotes and line ends in fields are read as what they are")
    void awkwardButRight() {
        deck.write("awkward.csv", "\uFEFFvisits,price,plan\n1,2,\"a \"\"b\"\"\nc\"\n2,3,plus\n");
        Deck.Result result = deck.inDeck("predict", "--model", "churn", "--input", "awkward.csv", "--json");
        assertThat(result.json()).containsEntry("rows", 2);
    }

    @Test
    void badRowsAreKeptOutAndListedOrRefuseAll() {
        deck.write("some.csv", "id,at,said\na,2026-01-05T00:00:00Z,x\nb,someday,x\nc,2026-01-05T01:00:00Z,y\n");
        String[] strict = {
            "events",
            "import",
            "some.csv",
            "--model",
            "mixed",
            "--time",
            "at",
            "--id",
            "id",
            "--prediction",
            "said",
            "--strict"
        };
        refused(List.of("some.csv", "3", "someday"), strict);
        Deck.Result lenient = deck.inDeck(Arrays.copyOf(strict, strict.length - 1));
        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.out()).contains("2 events of 3 rows imported", "1 kept out", "someday");
    }

    @Test
    void unknownNamesAreAnsweredWithTheOnesThereAre() {
        refused(List.of("'chrun'", "churn"), "metrics", "--model", "chrun");
        refused(
                List.of("no version '9'", "v1"),
                "predict",
                "--model",
                "churn",
                "--version",
                "9",
                "--input",
                "customers.csv");
        refused(List.of("alert 99"), "alerts", "acknowledge", "99", "98");
        refused(List.of("request 99"), "requests", "approve", "99");
    }

    @Test
    void damagedNewerAndMissingWorkspaces() throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(damaged.resolve("modeldeck.db"), "this is no database, however long it may be ".repeat(50));
        Deck.Result result = deck.run("model", "list", "--workspace", "damaged");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("damaged", "restore");
        Deck.Result checked = deck.run("check", "--workspace", "damaged", "--json");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(checked.json()).containsEntry("ok", false).containsEntry("events", 0);
        assertThat(checked.json().get("faults")).asString().contains("damaged", "restore");
        Deck.Result missing = deck.run("model", "list", "--workspace", "nothing-here");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(missing.err()).contains("nothing-here", "--workspace");
        assertThat(folder.resolve("nothing-here")).doesNotExist();
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(deck.run("versions").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(deck.run("no-such-command").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(deck.run("model").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(deck.run("metrics", "--model", "churn", "--zone", "Nowhere/Land")
                        .exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
        wrongUsage("Nowhere/Land", "metrics", "--model", "churn", "--zone", "Nowhere/Land");
        wrongUsage("weekly", "metrics", "--model", "churn", "--granularity", "weekly");
        wrongUsage("candidate, staging", "promote", "--model", "churn", "--version", "1", "--to", "moon");
        wrongUsage("7q", "audit", "--last", "7q");
        wrongUsage("--from", "metrics", "--model", "churn", "--from", "someday");
        wrongUsage("'5'", "train", "history.csv", "--model", "other", "--label", "left", "--rows", "5");
        wrongUsage("logistic, ", "train", "history.csv", "--model", "other", "--label", "left", "--trainer", "foo");
        wrongUsage("'nope'", "predict", "--model", "churn", "--input", "history.csv", "--encoding", "nope");
        wrongUsage("huge", "screens", "pictures", "--size", "huge");
        wrongUsage("170", "screens", "pictures", "--text-size", "170");
        wrongUsage("export events", "export", "alerts", "--model", "churn", "--errors", "--output", "x.csv");
        wrongUsage("100000", "validate", "--model", "churn", "--version", "1", "--last", "100001");
        wrongUsage("--by-row", "feedback", "import", "history.csv", "--model", "churn", "--label", "left");
        wrongUsage(
                "--score",
                "events",
                "import",
                "history.csv",
                "--model",
                "churn",
                "--time",
                "day",
                "--confidence",
                "price",
                "--score",
                "price",
                "--positive",
                "yes");
    }

    private static void wrongUsage(String word, String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(result.err())
                .contains(word, "Usage: see modeldeck " + arguments[0])
                .doesNotContain("Exception");
    }

    @Test
    void textFromOutsideSteersNoTerminal() {
        deck.write("escape.csv", "id,at,said\na,2026-01-05T00:00:00Z,x\nb,\u001b[31mred,x\nc,2026-01-05T01:00:00Z,y\n");
        Deck.Result result = deck.inDeck(
                "events",
                "import",
                "escape.csv",
                "--model",
                "steered",
                "--time",
                "at",
                "--id",
                "id",
                "--prediction",
                "said");
        assertThat(result.out()).contains("red").doesNotContain("\u001b");
        assertThat(deck.run("compare", "--reference", "a\u001b[2J.csv", "--current", "b.csv")
                        .err())
                .doesNotContain("\u001b");
    }
}
