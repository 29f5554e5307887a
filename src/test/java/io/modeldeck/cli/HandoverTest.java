package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Stop;
import io.modeldeck.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
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
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
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
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err())
                    .contains(
                            "held by another process", deck.workspace().folder().toString());
        }
        assertThat(deck.inDeck("config", "set", "recipe.rows=500").exitCode()).isZero();
    }

    /** The asker of {@link #anotherProcessIsServed}. */
    public static final class Asker {
        public static void main(String[] arguments) {
            System.exit(Cli.run(arguments, InputOutput.ofProcess(new Stop())));
        }
    }

    @Test
    void anotherProcessIsServed() throws IOException, InterruptedException {
        Deck deck = new Deck(folder).withData();
        try (Engine engine = hold(deck);
                Handover door = Handover.open(deck.workspace(), new CliWorker(engine))) {
            assertThat(door).isNotNull();
            try (ChildJvm asker = ChildJvm.of(
                            Asker.class,
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
                            "deck")
                    .in(folder)
                    .start()) {
                ChildJvm.Result result = asker.result();
                assertThat(result.exitCode()).as(result.err()).isZero();
                assertThat(result.out()).contains("60 events of 60 rows imported");
            }
            assertThat(engine.registry().model("fraud")).isPresent();
        }
    }
}
