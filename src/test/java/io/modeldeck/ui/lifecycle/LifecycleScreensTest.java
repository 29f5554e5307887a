package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.ColumnOverlay;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.SideBySide;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.training.RunPriority;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.ui.alerting.AlertsView;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Walks through what a person decides, on the screens and by their keys, and looks at the engine afterwards. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleScreensTest {

    private Engine engine;

    @BeforeAll
    void open(@TempDir Path folder) {
        engine = SampleFolder.openCopy(folder.resolve("workspace"));
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private static void press(SampleConsole console, CardView card, KeyCode key) {
        FxTest.doOnFx(() ->
                Event.fireEvent(card, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
        console.settle();
    }

    private static void decide(SampleConsole console, String comment) {
        assertThat(FxTest.onFx(() -> console.context().dialogs().isOpen())).isTrue();
        TextArea field = FxTest.find(console.root(), ".dialog .text-area", TextArea.class);
        Button button = FxTest.onFx(() -> (Button) console.root().lookupAll(".dialog-buttons .button").stream()
                .reduce((first, last) -> last)
                .orElseThrow());
        FxTest.doOnFx(() -> {
            field.setText(comment);
            button.fire();
        });
        console.settle();
        assertThat(FxTest.onFx(() -> console.context().dialogs().isOpen())).isFalse();
    }

    private static List<String> tabs(SampleConsole console) {
        TabPane tabs = FxTest.find(console.root(), "#tabs", TabPane.class);
        return FxTest.onFx(
                () -> tabs.getTabs().stream().map(tab -> tab.getText()).toList());
    }

    private RetrainingRequest waiting() {
        return engine.retraining()
                .requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), 10)
                .getFirst();
    }

    @Test
    @DisplayName("Approving in the queue makes a run; the queue and the list of runs show it, and its end")
    void approve() {
        RetrainingRequest request = waiting();
        try (SampleConsole queue = SampleConsole.open(engine, RetrainingView::new, 1240, 790)) {
            queue.show(new Place.Retraining(OptionalLong.of(request.id())));
            int done =
                    Integer.parseInt(tabs(queue).get(QueuePart.DONE.ordinal()).replaceAll("\\D", ""));
            TextArea comment = FxTest.find(queue.root(), ".decision-box .text-area", TextArea.class);
            Button approve = FxTest.find(queue.root(), ".decision-box .accent", Button.class);
            FxTest.doOnFx(() -> {
                comment.setText("The drift is real.");
                approve.fire();
            });
            queue.settle();

            RetrainingRequest decided = engine.retraining().request(request.id());
            assertThat(decided.status()).isEqualTo(RequestStatus.APPROVED);
            assertThat(decided.comment()).isEqualTo("The drift is real.");
            assertThat(tabs(queue).get(QueuePart.APPROVED.ordinal()))
                    .isEqualTo(Messages.text("retraining.approved", 1));

            long runId = decided.runId().orElseThrow();
            try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
                runs.show(new Place.Runs(OptionalLong.of(runId)));
                assertThat(shown(runs, runId).status()).isEqualTo(RunStatus.QUEUED);

                TrainingRun ended = engine.training()
                        .runNext(
                                OptionalLong.of(decided.modelId()),
                                engine.clock().instant().plusSeconds(11))
                        .orElseThrow();
                assertThat(ended.id()).isEqualTo(runId);
                FxTest.doOnFx(() -> runs.screen().refresh(Set.of(Change.RunChanged.class)));
                runs.settle();
                assertThat(shown(runs, runId).status()).isEqualTo(RunStatus.COMPLETED);
            }
            FxTest.doOnFx(() -> queue.screen().refresh(Set.of(Change.RunChanged.class)));
            queue.settle();
            assertThat(tabs(queue).get(QueuePart.DONE.ordinal())).isEqualTo(Messages.text("retraining.done", done + 1));
        }
    }

    private static TrainingRun shown(SampleConsole console, long runId) {
        return FxTest.onFx(() -> console.root().lookupAll(".table-view").stream()
                .filter(table -> Messages.text("runs.table").equals(table.getAccessibleText()))
                .flatMap(table -> ((TableView<?>) table).getItems().stream())
                .map(TrainingRun.class::cast)
                .filter(run -> run.id() == runId)
                .findFirst()
                .orElseThrow());
    }

    private static Button button(SampleConsole console, String within, String text) {
        return FxTest.onFx(() -> console.root().lookupAll(within + " .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow());
    }

    @Test
    @DisplayName("A request is sent back with what is missing, waits in the same place, and is reopened")
    void sendBack() {
        long model = engine.registry().models().stream()
                .map(ModelInfo::id)
                .filter(id -> engine.retraining().requests(OptionalLong.of(id), Optional.empty(), 10).stream()
                        .noneMatch(other -> other.status().isOpen()))
                .findFirst()
                .orElseThrow();
        Actor person = Actor.person("Sample engineer", Face.CONSOLE);
        RetrainingRequest request =
                engine.retraining().create(person, engine.clock().instant(), model, "Let us see.");
        try (SampleConsole queue = SampleConsole.open(engine, RetrainingView::new, 1240, 790)) {
            queue.show(new Place.Retraining(OptionalLong.of(request.id())));
            FxTest.doOnFx(button(queue, ".decision-box", Messages.text("retraining.send-back"))::fire);
            queue.settle();
            decide(queue, "Too few labels.");
            assertThat(engine.retraining().request(request.id()).status()).isEqualTo(RequestStatus.SENT_BACK);
            queue.show(new Place.Retraining(OptionalLong.of(request.id())));
            FxTest.doOnFx(button(queue, ".decision-box", Messages.text("retraining.reopen"))::fire);
            queue.settle();
            assertThat(engine.retraining().request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        }
        engine.retraining().reject(person, engine.clock().instant(), request.id(), "The other tests want none.");
    }

    @Test
    @DisplayName("A run is cloned with one hyperparameter changed, moved up in the queue, and cancelled")
    void cloneRun() {
        TrainingRun original = engine.training().runs(OptionalLong.empty(), 100).stream()
                .filter(run -> run.status() == RunStatus.COMPLETED)
                .findFirst()
                .orElseThrow();
        try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
            runs.show(new Place.Runs(OptionalLong.of(original.id())));
            FxTest.doOnFx(button(runs, ".detail", Messages.text("runs.clone"))::fire);
            List<TextField> fields = FxTest.onFx(() -> runs.root().lookupAll(".dialog .text-field").stream()
                    .map(TextField.class::cast)
                    .toList());
            FxTest.doOnFx(() -> {
                fields.get(1).setText("seed=77");
                fields.getLast().setText("30 %");
                button(runs, ".dialog-buttons", Messages.text("runs.retry.verb"))
                        .fire();
            });
            runs.settle();
            TrainingRun copy = engine.training().runs(OptionalLong.empty(), 1).getFirst();
            assertThat(copy.triggerReference()).isEqualTo("copy of run " + original.id());
            assertThat(copy.config().get("hyperparameters"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("seed", "77");
            assertThat(copy.config().get("holdOutShare")).isEqualTo(0.3);
            runs.show(new Place.Runs(OptionalLong.of(copy.id())));
            ChoiceBox<RunPriority> priority = FxTest.onFx(() -> priority(runs));
            FxTest.doOnFx(() -> priority.setValue(RunPriority.HIGH));
            runs.settle();
            assertThat(engine.training().run(copy.id()).priority()).isEqualTo(RunPriority.HIGH);
            engine.training().cancel(Actor.system(), engine.clock().instant(), copy.id(), "");
        }
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<RunPriority> priority(SampleConsole runs) {
        return (ChoiceBox<RunPriority>) runs.root().lookup(".detail .choice-box");
    }

    @Test
    @DisplayName(
            "The page of a model shows where it stands; a note is written there, its recipe is changed and taken back")
    void modelPage() {
        ModelInfo model = engine.registry().requireModel("card-fraud");
        List<ModelInfo> models = engine.registry().models();
        try (SampleConsole page = SampleConsole.open(engine, ModelView::new, 1240, 790)) {
            FxTest.doOnFx(() -> {
                page.context().selection().setModels(models);
                page.context().selection().choose(model.id());
            });
            page.show(new Place.ModelPage(model.id()));
            TabPane tabs = FxTest.find(page.root(), ".tab-pane", TabPane.class);
            assertThat(FxTest.onFx(() -> tabs.getTabs().get(1).getText()))
                    .isEqualTo(Messages.text(
                            "model.tab.versions",
                            engine.registry().versions(model.id()).size()));

            page.command(Messages.text("model.note.key"));
            FxTest.doOnFx(() -> {
                ((TextField) page.root().lookup(".dialog .text-field")).setText("payments, daily");
                ((TextArea) page.root().lookup(".dialog .text-area")).setText("Ask the card team first.");
                button(page, ".dialog-buttons", Messages.text("model.note.verb"))
                        .fire();
            });
            page.settle();
            assertThat(engine.registry().notes().of(model.id()))
                    .hasValueSatisfying(note -> assertThat(note.tags()).containsExactly("payments", "daily"));

            FxTest.doOnFx(() -> tabs.getSelectionModel().select(2));
            page.settle();
            FxTest.doOnFx(button(page, ".page", Messages.text("recipe.edit"))::fire);
            page.settle();
            FxTest.doOnFx(() -> {
                ((TextField) page.root().lookup(".dialog .text-field")).setText("maxDepth=4");
                button(page, ".dialog-buttons", Messages.text("recipe.edit.verb"))
                        .fire();
            });
            page.settle();
            assertThat(FxTest.onFx(() -> page.root().lookupAll(".dialog-refusal").stream()
                            .map(node -> ((javafx.scene.control.Label) node).getText())
                            .toList()))
                    .as("what the dialog refuses")
                    .isEmpty();
            assertThat(engine.recipes().kept(model.id()))
                    .hasValueSatisfying(kept -> assertThat(kept.document().get("hyperparameters"))
                            .isEqualTo(java.util.Map.of("maxDepth", 4)));
            FxTest.doOnFx(button(page, ".page", Messages.text("recipe.remove"))::fire);
            decide(page, "Back to how it was.");
            assertThat(engine.recipes().kept(model.id())).isEmpty();
        }
    }

    @Test
    @DisplayName("A run alone is held against what is in production; courses of trainings lie over each other")
    void compare() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        TrainingRun run = engine.training().runs(OptionalLong.of(model.id()), 10).stream()
                .filter(one -> one.epochs().size() > 1)
                .findFirst()
                .orElseThrow();
        TimeRange range = TimeRange.endingAt(engine.clock().instant(), java.time.Duration.ofDays(7));
        CompareBook alone =
                CompareBook.read(engine, model, List.of("run " + run.id()), range, java.time.ZoneOffset.UTC);
        String production =
                "v" + engine.registry().production(model.id()).orElseThrow().deploymentVersion();
        assertThat(alone.words()).containsExactly(production, "run " + run.id());
        assertThat(alone.table().rows())
                .allSatisfy(row -> assertThat(row.cells()).hasSize(2))
                .anySatisfy(row -> assertThat(row.name()).isEqualTo("Accuracy"));
        assertThat(alone.curves(alone.measured().getFirst()))
                .hasValueSatisfying(chart -> assertThat(chart.points())
                        .isGreaterThanOrEqualTo(run.epochs().size()));
        CompareBook gone = CompareBook.read(engine, model, List.of("v999", "run 0"), range, java.time.ZoneOffset.UTC);
        assertThat(gone.words()).as("what is not there is left out").startsWith(production);
    }

    @Test
    @DisplayName("The rows of two versions lie over each other; only differences are shown section by section")
    void shapesAndSections() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        List<ModelVersion> versions = engine.registry().versions(model.id());
        assertThat(CompareShapes.read(engine, versions.getFirst(), versions.getLast()))
                .extracting(ColumnOverlay::name)
                .contains("distance_km", "carrier");
        assertThat(CompareShapes.read(engine, versions.getFirst(), versions.getFirst()))
                .as("the same rows tell nothing")
                .isEmpty();
        CompareBook book = CompareBook.read(
                engine,
                model,
                List.of(),
                TimeRange.endingAt(engine.clock().instant(), java.time.Duration.ofDays(7)),
                java.time.ZoneOffset.UTC);
        CompareSections sections = FxTest.onFx(() -> new CompareSections(() -> {}));
        long differing = FxTest.onFx(() -> rows(book, sections));
        FxTest.doOnFx(() -> sections.set(SideBySide.Section.SCHEMA, false));
        assertThat(FxTest.onFx(() -> rows(book, sections))).isGreaterThan(differing);
        FxTest.doOnFx(sections::flip);
        assertThat(FxTest.onFx(() -> rows(book, sections))).isEqualTo(differing);
        FxTest.doOnFx(sections::flip);
        assertThat(FxTest.onFx(() -> rows(book, sections)))
                .isEqualTo(book.table().rows().size());
    }

    private static long rows(CompareBook book, CompareSections sections) {
        return CompareTable.of(book.table(), sections.onlyDifferences()).rows().size();
    }

    @Test
    @DisplayName(
            "The page of a model shows its days, newest alerts and runs, and leads to their screens filtered on it")
    void activity() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        try (SampleConsole page = SampleConsole.open(engine, ModelView::new, 1240, 790)) {
            FxTest.doOnFx(
                    () -> page.context().selection().setModels(engine.registry().models()));
            FxTest.doOnFx(() -> page.context().selection().choose(model.id()));
            page.show(new Place.ModelPage(model.id()));
            page.command(Messages.text("model.tab.previous"));
            Hyperlink all = FxTest.onFx(() -> page.root().lookupAll(".hyperlink").stream()
                    .map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals(Messages.text("model.activity.runs.all")))
                    .findFirst()
                    .orElseThrow());
            FxTest.doOnFx(all::fire);
            assertThat(page.gone()).last().isEqualTo(Place.Runs.ofModelAlone(model.id()));
            try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
                FxTest.doOnFx(() ->
                        runs.context().selection().setModels(engine.registry().models()));
                runs.show(page.gone().getLast());
                assertThat(FxTest.onFx(() -> runs.root().lookupAll(".data-table").stream()
                                .filter(DataTable.class::isInstance)
                                .map(node -> (DataTable<?>) node)
                                .filter(table ->
                                        table.view().getAccessibleText().equals(Messages.text("runs.table")))
                                .flatMap(table -> table.rows().stream())
                                .map(row -> ((TrainingRun) row).modelName())
                                .distinct()
                                .toList()))
                        .containsExactly("parcel-delay");
            }
        }
    }

    @Test
    @DisplayName("Rejecting takes a comment")
    void reject() {
        RetrainingRequest request = engine.retraining()
                .requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), 10)
                .getLast();
        try (SampleConsole queue = SampleConsole.open(engine, RetrainingView::new, 1240, 790)) {
            queue.show(new Place.Retraining(OptionalLong.of(request.id())));
            TextArea comment = FxTest.find(queue.root(), ".decision-box .text-area", TextArea.class);
            Button reject = FxTest.onFx(() -> queue.root().lookupAll(".decision-box .button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals(Messages.text("retraining.reject")))
                    .findFirst()
                    .orElseThrow());
            assertThat(FxTest.onFx(reject::isDisabled)).isTrue();
            FxTest.doOnFx(() -> {
                comment.setText("Wait for the labels of the strike.");
                reject.fire();
            });
            queue.settle();
            assertThat(engine.retraining().request(request.id()).status()).isEqualTo(RequestStatus.REJECTED);
        }
    }

    @Test
    @DisplayName("A recovered alert closes when it is acknowledged, a firing one stays and is marked as seen")
    void acknowledge() {
        List<Alert> open = engine.alerts().open(OptionalLong.empty());
        Alert latched = open.stream()
                .filter(alert -> alert.resolvedAt().isPresent() && !alert.acknowledged())
                .findFirst()
                .orElseThrow();
        Alert firing = open.stream()
                .filter(alert -> alert.resolvedAt().isEmpty() && !alert.acknowledged())
                .findFirst()
                .orElseThrow();
        try (SampleConsole alerts = SampleConsole.open(engine, AlertsView::new, 1240, 790)) {
            alerts.show(new Place.Alerts(OptionalLong.of(latched.id())));
            alerts.command(Messages.text("alerts.acknowledge"));
            decide(alerts, "Seen; the batch job ran late.");
            assertThat(engine.alerts().require(latched.id()).isOpen()).isFalse();

            alerts.show(new Place.Alerts(OptionalLong.of(firing.id())));
            alerts.command(Messages.text("alerts.acknowledge"));
            decide(alerts, "");
            Alert seen = engine.alerts().require(firing.id());
            assertThat(seen.isOpen()).isTrue();
            assertThat(seen.acknowledged()).isTrue();
            assertThat(tabs(alerts).getFirst()).isEqualTo(Messages.text("alerts.inbox", open.size() - 1));

            alerts.show(new Place.Alerts(OptionalLong.of(latched.id())));
            assertThat(FxTest.onFx(() -> FxTest.find(alerts.root(), "#tabs", TabPane.class)
                            .getSelectionModel()
                            .getSelectedIndex()))
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("By keys alone: a staged version goes to production, then its predecessor comes back")
    void promoteAndRollBack() {
        ModelInfo model = engine.registry().requireModel("energy-demand");
        ModelVersion staged = engine.registry().versions(model.id()).stream()
                .filter(version -> version.stage() == Stage.STAGING)
                .findFirst()
                .orElseThrow();
        ModelVersion before = engine.registry().production(model.id()).orElseThrow();
        try (SampleConsole board = SampleConsole.open(engine, ModelsView::new, 1240, 790)) {
            board.show(new Place.Models());
            press(board, card(board, staged), KeyCode.ENTER);
            press(board, card(board, staged), KeyCode.LEFT);
            press(board, card(board, staged), KeyCode.ENTER);
            assertThat(FxTest.onFx(() -> board.context().dialogs().isOpen()))
                    .as("no version becomes a candidate again")
                    .isFalse();
            press(board, card(board, staged), KeyCode.RIGHT);
            press(board, card(board, staged), KeyCode.RIGHT);
            press(board, card(board, staged), KeyCode.ENTER);
            decide(board, "A week in staging without surprises.");
            assertThat(engine.registry().production(model.id()))
                    .hasValueSatisfying(now -> assertThat(now.id()).isEqualTo(staged.id()));
            assertThat(engine.registry().requireVersion(before.id()).stage()).isEqualTo(Stage.ARCHIVED);

            // at a link of another card than the one that was moved last
            CardView archived = card(board, before);
            FxTest.doOnFx(() -> archived.lookup(".hyperlink").requestFocus());
            FxTest.doOnFx(() -> board.screen().refresh(Set.of(Change.MetricsRolled.class)));
            board.settle();
            CardView anew = card(board, before);
            assertThat(anew).isNotSameAs(archived);
            assertThat(FxTest.onFx(() -> anew.getScene().getFocusOwner()))
                    .as("who was at a link of a card stays at the card")
                    .isSameAs(anew);

            press(board, card(board, before), KeyCode.SPACE);
            press(board, card(board, before), KeyCode.LEFT);
            press(board, card(board, before), KeyCode.SPACE);
            decide(board, "Worse on Mondays.");
            assertThat(engine.registry().production(model.id()))
                    .hasValueSatisfying(now -> assertThat(now.id()).isEqualTo(before.id()));
            assertThat(engine.promotion().stageHistory(model.id()))
                    .extracting(change -> change.comment())
                    .contains("Worse on Mondays.");
        }
    }

    private static CardView card(SampleConsole console, ModelVersion version) {
        ModelsView view = (ModelsView) console.screen();
        return FxTest.onFx(() -> view.views().stream()
                .flatMap(row -> row.find(version.id()).stream())
                .findFirst()
                .orElseThrow());
    }
}
