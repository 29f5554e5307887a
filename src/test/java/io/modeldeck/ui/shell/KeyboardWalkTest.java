package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from an alert to a rollback in the sample workspace, with nothing but keys of a keyboard pressed. */
@Tag("full")
class KeyboardWalkTest {

    private static final int MOST_TABS = 120;

    @TempDir
    Path folder;

    private Engine engine;
    private MainWindow window;
    private javafx.stage.Stage stage;
    private Robot robot;

    @BeforeEach
    void open() {
        engine = SampleConsole.sample(folder.resolve("modeldeck-sample"));
        FxTest.doOnFx(() -> {
            window = new MainWindow(engine, ScreenCatalog.standard(), new Theme(), Workspaces.none());
            Scene scene = window.scene(1000, 900);
            stage = new javafx.stage.Stage();
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            robot = new Robot();
            window.start(Optional.of(new Place.Overview()));
        });
        settle();
    }

    @AfterEach
    void close() {
        FxTest.doOnFx(() -> {
            stage.hide();
            window.close();
        });
        engine.close();
    }

    @Test
    @DisplayName("Alert, approval, training, staging, production, rollback: by keys alone")
    void walk() {
        // 1. the alert is seen
        press(KeyCode.DIGIT4, KeyCode.CONTROL);
        assertThat(place()).isEqualTo(new Place.Alerts());
        List<Alert> unseen = unseen();
        tabTo(node -> node instanceof javafx.scene.control.TableView<?>);
        press(KeyCode.HOME);
        for (int row = 0; row < 20 && unseen().size() == unseen.size(); row++) {
            press(KeyCode.E);
            if (dialogIsOpen()) {
                type("seen");
                press(KeyCode.ENTER);
            } else {
                press(KeyCode.J);
            }
        }
        assertThat(unseen()).hasSize(unseen.size() - 1);

        // 2. the request is approved
        press(KeyCode.DIGIT5, KeyCode.CONTROL);
        assertThat(place()).isEqualTo(new Place.Retraining());
        int waiting = waiting().size();
        press(KeyCode.A);
        press(KeyCode.SPACE);
        assertThat(waiting()).hasSize(waiting - 1);
        RetrainingRequest approved = engine.retraining().requests(OptionalLong.empty(), Optional.empty(), 100).stream()
                .filter(one -> one.status() == RequestStatus.APPROVED)
                .findFirst()
                .orElseThrow();

        // 3. the engine trains, as its beat does once the approval can no longer be taken back
        TrainingRun run = engine.training()
                .runNext(
                        OptionalLong.of(approved.modelId()),
                        engine.clock().instant().plusSeconds(11))
                .orElseThrow();
        long candidate = run.versionId().orElseThrow();
        ModelVersion before = engine.registry().production(approved.modelId()).orElseThrow();

        // 4. the candidate goes to staging and to production
        press(KeyCode.DIGIT7, KeyCode.CONTROL);
        move(candidate, 1);
        assertThat(stage(candidate)).isEqualTo(Stage.STAGING);
        move(candidate, 1);
        assertThat(stage(candidate)).isEqualTo(Stage.PRODUCTION);

        // 5. and its predecessor comes back
        move(before.id(), -1);
        assertThat(stage(before.id())).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(candidate)).isEqualTo(Stage.ARCHIVED);

        // what was done shows where the figures are
        press(KeyCode.DIGIT2, KeyCode.CONTROL);
        assertThat(place()).isInstanceOf(Place.Metrics.class);
        press(KeyCode.DIGIT1, KeyCode.CONTROL);
        assertThat(place()).isEqualTo(new Place.Overview());
    }

    @Test
    @DisplayName("From Overview to the event behind the worst p95 in two keys")
    void drillDown() {
        press(KeyCode.P);
        assertThat(place()).isInstanceOf(Place.Metrics.class);
        press(KeyCode.L);
        long model = place().model().orElseThrow();
        double worst = engine
                .metrics()
                .series(
                        model,
                        OptionalLong.empty(),
                        Granularity.HOURLY,
                        TimeRange.endingAt(engine.clock().instant(), Duration.ofDays(7)))
                .stream()
                .mapToDouble(MetricName.P95_LATENCY::of)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
        assertThat(focus()).isInstanceOf(javafx.scene.control.TableView.class);
        javafx.scene.control.TableView<?> events = (javafx.scene.control.TableView<?>) focus();
        String latency = FxTest.onFx(() -> events.getColumns().stream()
                .filter(column -> column.getText().equals(Messages.text("metrics.latency")))
                .map(column -> String.valueOf(column.getCellData(0)))
                .findFirst()
                .orElseThrow());
        long micros = Long.parseLong(latency.replaceAll("(?s).*latencyMicros=(\\d+).*", "$1"));
        assertThat(micros / 1e3).isGreaterThanOrEqualTo(worst);
        assertThat(FxTest.onFx(() -> events.getSelectionModel().getSelectedIndex()))
                .isZero();
    }

    /** Lifts the card of a version, carries it by so many stages, drops it, and says why. */
    private void move(long version, int by) {
        tabTo(node -> node.getStyleClass().contains("board-card") && isCardOf(node, version));
        press(KeyCode.ENTER);
        for (int i = 0; i < Math.abs(by); i++) {
            press(by > 0 ? KeyCode.RIGHT : KeyCode.LEFT);
        }
        press(KeyCode.ENTER);
        assertThat(dialogIsOpen()).as("a dialog asks").isTrue();
        type("walked by keys");
        press(KeyCode.ENTER);
        assertThat(dialogIsOpen()).as("it is decided").isFalse();
    }

    private boolean isCardOf(Node node, long version) {
        ModelVersion wanted = engine.registry().version(version).orElseThrow();
        String says = String.valueOf(node.getAccessibleText());
        return says.contains(wanted.modelName()) && says.contains("v" + wanted.deploymentVersion());
    }

    private Stage stage(long version) {
        return engine.registry().version(version).orElseThrow().stage();
    }

    private List<Alert> unseen() {
        return engine.alerts().open(OptionalLong.empty()).stream()
                .filter(Alert::asksForAttention)
                .toList();
    }

    private List<RetrainingRequest> waiting() {
        return engine.retraining().requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), 10);
    }

    private Place place() {
        return FxTest.onFx(() -> window.place().orElseThrow());
    }

    private Node focus() {
        return FxTest.onFx(() -> stage.getScene().getFocusOwner());
    }

    private boolean dialogIsOpen() {
        return FxTest.onFx(() -> window.root().lookup(".dialog-veil") != null);
    }

    private void tabTo(Predicate<Node> wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node now = focus();
            if (now != null && FxTest.onFx(() -> wanted.test(now))) {
                return;
            }
            press(KeyCode.TAB);
        }
        throw new AssertionError("The keyboard does not get there in " + MOST_TABS + " steps");
    }

    private void press(KeyCode code, KeyCode... held) {
        FxTest.doOnFx(() -> {
            for (KeyCode one : held) {
                robot.keyPress(one);
            }
            robot.keyPress(code);
            robot.keyRelease(code);
            for (KeyCode one : held) {
                robot.keyRelease(one);
            }
        });
        settle();
    }

    private void type(String words) {
        for (char letter : words.toCharArray()) {
            press(letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
        }
    }

    private void settle() {
        FxTest.doOnFx(() -> {});
        FxTest.settle(window.tasks());
        FxTest.doOnFx(() -> {
            window.root().applyCss();
            window.root().layout();
        });
        FxTest.settle(window.tasks());
    }
}
