package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.alerting.AlertsView;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Walks through what a person decides in the queue, among the runs and in the inbox, and looks at the engine afterwards. */
class LifecycleScreensTest extends LifecycleDesk {

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

            manyLabels(model);
            queue.show(new Place.Retraining(OptionalLong.of(request.id())));
            Button approve = FxTest.find(queue.root(), ".decision-box .accent", Button.class);
            long failing = engine
                    .retraining()
                    .checksNow(
                            engine.retraining().request(request.id()),
                            engine.clock().instant())
                    .stream()
                    .filter(check -> !check.passed())
                    .count();
            assertThat(approve.getText()).isEqualTo(Messages.text("retraining.approve.despite", failing));
            assertThat(approve.isDisabled()).as("to override takes a reason").isTrue();
            TextArea comment = FxTest.find(queue.root(), ".decision-box .text-area", TextArea.class);
            FxTest.doOnFx(() -> {
                comment.setText("The labels come late this month.");
                Event.fireEvent(
                        comment, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
            });
            queue.settle();
            RetrainingRequest approved = engine.retraining().request(request.id());
            assertThat(approved.status()).isEqualTo(RequestStatus.APPROVED);
            assertThat(approved.overridden())
                    .hasSize((int) failing)
                    .anyMatch(failed -> failed.endsWith("of 9,999 new labelled samples"));
        }
        engine.retraining().withdraw(person, engine.clock().instant(), request.id(), "");
        engine.retraining().reject(person, engine.clock().instant(), request.id(), "The other tests want none.");
    }

    private void manyLabels(long model) {
        engine.config()
                .set(
                        Actor.system(),
                        engine.clock().instant(),
                        OptionalLong.of(model),
                        OptionalLong.empty(),
                        Map.of("retrainingTriggers", Map.of("minNewLabeledSamples", 9_999)),
                        "");
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
}
