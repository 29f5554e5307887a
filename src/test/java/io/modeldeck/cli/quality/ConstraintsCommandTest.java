package io.modeldeck.cli.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.domain.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints by the command line: from options, out to files, and back. */
class ConstraintsCommandTest {

    @TempDir
    Path folder;

    private Deck deck;

    @BeforeEach
    void deck() {
        deck = new Deck(folder).withData();
        done(
                "events",
                "import",
                "events.csv",
                "--model",
                "fraud",
                "--time",
                "at",
                "--id",
                "id",
                "--prediction",
                "said");
    }

    private Deck.Result run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--workspace";
        all[words.length + 1] = "deck";
        return deck.run(all);
    }

    private String done(String... words) {
        Deck.Result result = run(words);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    private List<?> list() {
        return (List<?>) Json.readObject(done("constraints", "list", "--model", "fraud", "--json"))
                .get("constraints");
    }

    @Test
    void whatIsExportedIsReadBackAndDoublesNothing() {
        done(
                "constraints",
                "add",
                "--model",
                "fraud",
                "--feature",
                "amount",
                "--range=-5:400",
                "--severity",
                "critical");
        done(
                "constraints",
                "add",
                "--model",
                "fraud",
                "--feature",
                "amount",
                "--regex=-?[0-9]+",
                "--note",
                "=whole, \"sums\"");
        done("constraints", "add", "--model", "fraud", "--feature", "amount", "--one-of", "1,a|b,NA,c d");
        done("constraints", "add", "--model", "fraud", "--feature", "amount", "--not-null");
        done("constraints", "add", "--model", "fraud", "--feature", "amount", "--unique", "--severity", "info");
        List<?> before = list();
        assertThat(before).hasSize(5);
        for (String file : List.of("c.csv", "c.json")) {
            done("export", "constraints", "--model", "fraud", "--output", file);
            done("constraints", "add", "--model", "fraud", "--file", file);
            assertThat(list()).as("read over what is there").isEqualTo(before);
            before.forEach(one ->
                    done("constraints", "remove", ((Map<?, ?>) one).get("id").toString()));
            assertThat(list()).isEmpty();
            done("constraints", "add", "--model", "fraud", "--file", file);
            List<?> after = list();
            assertThat(withoutIds(after)).isEqualTo(withoutIds(before));
            before = after;
        }
    }

    private static List<Map<?, ?>> withoutIds(List<?> constraints) {
        return constraints.stream()
                .<Map<?, ?>>map(one -> {
                    Map<Object, Object> copy = new java.util.LinkedHashMap<>((Map<?, ?>) one);
                    copy.remove("id");
                    return copy;
                })
                .toList();
    }

    @Test
    void aTestSaysWhatWouldBeFoundAndKeepsNothing() {
        String said = done("constraints", "test", "--model", "fraud", "--feature", "amount", "--range", ":100");
        assertThat(said).contains("amount` must be 100 or less: broken by ").contains(" of 60 rows.");
        assertThat(done("constraints", "test", "--model", "fraud", "--feature", "amount", "--not-null"))
                .contains("must not be missing: holds in all of 60 rows.");
        assertThat(list()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedInASentence() throws IOException {
        assertThat(run("constraints", "add", "--model", "fraud", "--feature", "amont", "--unique")
                        .err())
                .contains("Did you mean amount?");
        assertThat(run("constraints", "add", "--model", "fraud", "--feature", "amount")
                        .err())
                .contains("needs --feature NAME and one of");
        assertThat(run("constraints", "add", "--model", "fraud", "--feature", "amount", "--unique", "--not-null")
                        .err())
                .contains("demands one thing");
        assertThat(run("constraints", "add", "--model", "fraud", "--feature", "amount", "--range", "5")
                        .err())
                .contains("'5' is no range");
        Files.writeString(folder.resolve("bad.csv"), "feature,kind,min\namount,range,0\namount,range,low\n");
        assertThat(run("constraints", "add", "--model", "fraud", "--file", "bad.csv")
                        .err())
                .contains("bad.csv, constraint 2: The min of a range is a number, not 'low'");
        Files.writeString(folder.resolve("bad.json"), "{\"rules\":[]}");
        assertThat(run("constraints", "add", "--model", "fraud", "--file", "bad.json")
                        .err())
                .contains("holds no list of constraints");
        assertThat(list()).as("all or none").isEmpty();
        assertThat(run("quality", "show", "999").err()).contains("no data-quality check 999");
    }
}
