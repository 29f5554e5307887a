package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While somebody holds a workspace, reading works beside it and writing is done by the holder. */
class HandoverTest {

    @TempDir
    private Path folder;

    private Engine hold(Deck deck) {
        return Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
    }

    @Test
    void theHolderDoesTheWorkInTheAskersFolder() {
        Deck deck = new Deck(folder).withData();
        try (Engine engine = hold(deck);
                Handover door = Handover.open(deck.workspace(), new CliWorker(engine))) {
            assertThat(door).isNotNull();
            // The file is named relative to the asker's folder, which is not the process's.
            Deck.Result trained = deck.inDeck("train", "history.csv", "--model", "churn", "--label", "left", "--json");
            assertThat(trained.err()).isEmpty();
            assertThat(trained.json()).containsEntry("version", 1).containsEntry("rows", 480);
            assertThat(engine.registry().requireModel("churn").positiveClass()).contains("yes");
            assertThat(deck.inDeck("model", "list").out()).contains("churn");
            Deck.Result refused = deck.inDeck("rollback", "--model", "churn");
            assertThat(refused.exitCode()).isEqualTo(Cli.REFUSED);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err()).contains("--comment");
        }
    }

    @Test
    void withoutADoorWritingIsRefusedAndReadingWorks() {
        Deck deck = new Deck(folder).withData();
        try (Engine engine = hold(deck)) {
            assertThat(engine.isWritable()).isTrue();
            assertThat(deck.inDeck("model", "list").exitCode()).isZero();
            Deck.Result refused = deck.inDeck("config", "set", "recipe.rows=500");
            assertThat(refused.exitCode()).isEqualTo(Cli.REFUSED);
            assertThat(refused.err())
                    .contains(
                            "held by another process", deck.workspace().folder().toString());
        }
        assertThat(deck.inDeck("config", "set", "recipe.rows=500").exitCode()).isZero();
    }

    /** The asker of {@link #anotherProcessIsServed}. */
    public static final class Asker {
        public static void main(String[] arguments) {
            System.exit(Cli.run(arguments, InputOutput.ofProcess()));
        }
    }

    /** The asker runs in another folder than this process. */
    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void anotherProcessIsServed() throws IOException, InterruptedException {
        Deck deck = new Deck(folder).withData();
        try (Engine engine = hold(deck);
                Handover door = Handover.open(deck.workspace(), new CliWorker(engine))) {
            assertThat(door).isNotNull();
            Path out = folder.resolve("out.txt");
            Process asker = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            absoluteClassPath(),
                            Asker.class.getName(),
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
                            "said",
                            "--workspace",
                            "deck"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(asker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(asker.exitValue()).as(Files.readString(out)).isZero();
            assertThat(Files.readString(out)).contains("60 events of 60 rows imported");
            assertThat(engine.registry().model("fraud")).isPresent();
        }
    }
}
