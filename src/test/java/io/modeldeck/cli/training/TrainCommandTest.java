package io.modeldeck.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.store.Integrity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

    @TempDir
    private Path folder;

    private Deck deck;

    @BeforeEach
    void makeDeck() {
        deck = new Deck(folder).withData();
    }

    @Test
    void aTrainerWithHyperparametersWeightsAndGroups() {
        Deck.Result result = deck.inDeck(
                "train",
                "history.csv",
                "--model",
                "churn",
                "--label",
                "left",
                "--features",
                "visits,price,plan",
                "--trainer",
                "boosting",
                "--set",
                "iterations=15",
                "--set",
                "validationShare=0",
                "--weight",
                "visits",
                "--balanced",
                "--group",
                "plan",
                "--hold-out",
                "0.3",
                "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json()).containsEntry("features", List.of("price"));
        Map<?, ?> run = (Map<?, ?>) result.json().get("run");
        Map<?, ?> config = (Map<?, ?>) run.get("config");
        assertThat(config.get("trainer")).isEqualTo("boosting");
        assertThat(config.get("weightColumn")).isEqualTo("visits");
        assertThat(config.get("classWeight")).isEqualTo("balanced");
        assertThat(config.get("groupColumn")).isEqualTo("plan");
        assertThat(config.get("holdOutShare")).isEqualTo(0.3);
        assertThat(((Map<?, ?>) run.get("dataset")).get("heldOutBy")).isEqualTo("plan");
        Map<String, Object> shown =
                deck.inDeck("runs", "show", run.get("id").toString(), "--json").json();
        assertThat((List<?>) shown.get("epochs")).hasSize(15);
        String words = deck.inDeck("runs", "show", run.get("id").toString()).out();
        assertThat(words)
                .contains("boosting", "maxDepth", " to learn from, ", " held out; history.csv", "classWeight balanced")
                .doesNotContain("{", "distinct");
        assertThat(deck.inDeck("validations", "list").out()).contains("churn", "Passed on");
        assertThat(deck.inDeck("validations", "list", "--version", "1").exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void anUnknownHyperparameterIsRefusedAndLeavesNothing() {
        deck.withModel();
        Map<String, Long> before = Integrity.counts(deck.workspace());
        Deck.Result result = deck.inDeck(
                "train", "history.csv", "--model", "other", "--label", "left", "--trainer", "tree", "--set", "depth=3");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("The trainer 'tree' has no hyperparameter 'depth'; it has maxDepth");
        assertThat(Integrity.counts(deck.workspace())).isEqualTo(before);
    }
}
