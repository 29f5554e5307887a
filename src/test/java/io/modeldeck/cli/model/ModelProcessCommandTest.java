package io.modeldeck.cli.model;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.Hidden;
import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.cli.CliWorker;
import io.modeldeck.cli.Deck;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.domain.Prediction;
import io.modeldeck.inference.worker.WorkerMain;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProcessCommandTest {

    private static final Map<String, Object> CUSTOMER = Map.of("visits", 3, "price", 20.5, "plan", "basic");

    @TempDir
    private Path folder;

    private Deck trained() {
        Deck deck = new Deck(folder).withData();
        Deck.Result result = deck.inDeck(
                "train",
                "history.csv",
                "--model",
                "churn",
                "--label",
                "left",
                "--time",
                "at",
                "--promote-as",
                "A",
                "--as",
                "A");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return deck;
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(WorkerMain.class.getName()))
                .toList();
    }

    @Test
    void aVersionAnswersTheSameFromAProcessOfItsOwnAndItsDeathIsAnAlert() {
        Deck deck = trained();
        String here = deck.inDeck("predict", "--model", "churn", "--input", "customers.csv", "--json")
                .out();
        assertThat(deck.inDeck("model", "process", "--model", "churn").out()).contains("in the console's process");
        Deck.Result isolated = deck.inDeck(
                "model",
                "process",
                "--model",
                "churn",
                "--isolate",
                "--as",
                "A",
                "--comment",
                "came by mail",
                "--json");
        assertThat(isolated.json()).containsEntry("isolated", true).containsEntry("starts", 0);
        assertThat(deck.inDeck("predict", "--model", "churn", "--input", "customers.csv", "--json")
                        .out())
                .isEqualTo(here);
        await().until(() -> workers().isEmpty());
        try (Engine engine = Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            long model = engine.registry().requireModel("churn").id();
            ModelVersion version = engine.registry().production(model).orElseThrow();
            engine.inference().predict(version, CUSTOMER);
            assertThat(workers()).hasSize(1);
            workers().forEach(ProcessHandle::destroyForcibly);
            await().until(() -> workers().isEmpty());
            // The next call finds the process gone or, on a busy machine, loses it while it asks; then the one after
            // that is answered.
            await().ignoreExceptions()
                    .until(() -> engine.inference().predict(version, CUSTOMER).rows() == 1);
            assertThat(engine.isolation().of(version.id()).failures()).isEqualTo(1);
            assertThat(engine.isolation().of(version.id()).starts()).isEqualTo(2);
            engine.events().insert(slow(version));
            engine.hops().rollUpAll(model, Deck.NOW.plusSeconds(300));
            engine.alerts().evaluate(model, Deck.NOW.plusSeconds(300));
            Map<String, Alert> open = engine.alerts().open(OptionalLong.of(model)).stream()
                    .collect(Collectors.toMap(Alert::ruleName, Function.identity()));
            assertThat(open.get("model process failed").asksForAttention()).isTrue();
            assertThat(open.get("p95 latency").care().hidden())
                    .as("one cause, one alert that asks")
                    .contains(new Hidden(
                            Hidden.Why.INHIBITION,
                            open.get("model process failed").id()));
        }
        await().until(() -> workers().isEmpty());
        Deck.Result shown = deck.inDeck("model", "process", "--model", "churn");
        assertThat(shown.out())
                .contains("in a process of its own", "2 times", "1 time")
                .containsAnyOf("ended while it was idle", "was killed");
        assertThat(deck.inDeck("audit", "--model", "churn").out()).contains("isolate version");
    }

    /** Predicts with a process that is killed before it has loaded its model. */
    private static Deck.Result predictAndLose(Deck deck) {
        // the one that was lost before may still be dying
        await().until(() -> workers().isEmpty());
        AtomicBoolean over = new AtomicBoolean();
        Thread killer = Thread.ofVirtual()
                .start(() -> await().pollInterval(Duration.ofMillis(2)).until(() -> {
                    List<ProcessHandle> found = workers();
                    found.forEach(ProcessHandle::destroyForcibly);
                    return !found.isEmpty() || over.get();
                }));
        Deck.Result result = deck.inDeck("predict", "--model", "churn", "--input", "customers.csv");
        over.set(true);
        try {
            killer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("this call failed");
        return result;
    }

    private static Object failures(Deck deck) {
        return deck.inDeck("model", "process", "--model", "churn", "--json")
                .json()
                .get("failures");
    }

    @Test
    void aProcessThatIsLostUnderACommandThatOnlyReadsIsToldToWhoeverMayWrite() {
        Deck deck = trained();
        assertThat(deck.inDeck("model", "process", "--model", "churn", "--isolate", "--as", "A")
                        .exitCode())
                .isZero();
        assertThat(predictAndLose(deck).err()).doesNotContain("could not be kept");
        assertThat(failures(deck)).as("nobody held the workspace").isEqualTo(1);
        assertThat(deck.inDeck("rules", "list").out()).contains("model process failed");
        try (Engine engine = Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            long model = engine.registry().requireModel("churn").id();
            assertThat(predictAndLose(deck).err())
                    .as("the holder takes no commands")
                    .contains("could not be kept, so no alert tells of it", "held by another process");
            assertThat(failures(deck)).isEqualTo(1);
            try (Handover door = Handover.open(deck.workspace(), new CliWorker(engine))) {
                assertThat(door).isNotNull();
                assertThat(predictAndLose(deck).err()).doesNotContain("could not be kept");
            }
            assertThat(failures(deck)).as("told to the holder").isEqualTo(2);
            engine.alerts().evaluate(model, Deck.NOW.plusSeconds(300));
            assertThat(engine.alerts().open(OptionalLong.of(model)))
                    .extracting(Alert::ruleName)
                    .contains("model process failed");
        }
    }

    /** Calls that waited while the process was started anew. */
    private static List<Prediction> slow(ModelVersion version) {
        return IntStream.range(0, 20)
                .mapToObj(i -> new Prediction(
                        "slow" + i,
                        version.modelId(),
                        version.id(),
                        Deck.NOW.plusSeconds(i),
                        CUSTOMER,
                        "yes",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        900_000,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void whatRunsElsewhereHasNoProcess() {
        Deck deck = new Deck(folder);
        deck.inDeck("model", "add", "--external", "--name", "far", "--source-version", "1", "--as", "A");
        assertThat(deck.inDeck("model", "process", "--model", "far", "--isolate", "--as", "A")
                        .err())
                .contains("is served elsewhere");
        assertThat(deck.inDeck("model", "process", "--model", "far", "--isolate", "--trust", "--as", "A")
                        .err())
                .contains("either isolated or trusted");
    }
}
