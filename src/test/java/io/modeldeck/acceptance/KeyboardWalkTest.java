package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Check 1: from Overview to the event behind the worst p95 in five keys at most. Check 2: the way from an alert to a rollback in the sample workspace,
 * with nothing but keys of a keyboard pressed, and every step of it on Metrics.
 */
class KeyboardWalkTest {

    private static final int MOST_KEYS = 5;

    @TempDir
    Path folder;

    private Engine engine;
    private ConsoleWindow window;
    /** How far the clock was moved. */
    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    void open() {
        // what is done here takes its place in the range that ends now
        Duration back = Duration.between(Instant.now(), SampleFolder.NOW);
        InstantSource goesOn = () -> Instant.now().plus(back).plus(ahead);
        engine = SampleFolder.openCopy(folder.resolve("modeldeck-sample"), goesOn.withZone(ZoneOffset.UTC));
        window = ConsoleWindow.open(engine, 1000, 900).onScreen(new Place.Overview());
    }

    @AfterEach
    void close() {
        window.close();
        engine.close();
    }

    @Test
    @Tag("full")
    @DisplayName(
            "Check 2: Alert, approval, training, staging, production, rollback: by keys alone, and each step stands on Metrics")
    void walk() {
        // 1. the alert is seen
        window.press(KeyCode.DIGIT4, KeyCode.CONTROL);
        assertThat(window.place()).isEqualTo(new Place.Alerts());
        List<Alert> unseen = unseen();
        window.tabTo(node -> node instanceof javafx.scene.control.TableView<?>);
        window.press(KeyCode.HOME);
        for (int row = 0; row < 20 && unseen().size() == unseen.size(); row++) {
            window.press(KeyCode.E);
            if (window.dialogIsOpen()) {
                window.type("seen");
                window.press(KeyCode.ENTER);
            } else {
                window.press(KeyCode.J);
            }
        }
        assertThat(unseen()).hasSize(unseen.size() - 1);

        // 2. the request is approved
        window.press(KeyCode.DIGIT5, KeyCode.CONTROL);
        assertThat(window.place()).isEqualTo(new Place.Retraining());
        int waiting = waiting().size();
        window.press(KeyCode.A);
        window.press(KeyCode.SPACE);
        assertThat(waiting()).hasSize(waiting - 1);
        RetrainingRequest approved = engine.retraining().requests(OptionalLong.empty(), Optional.empty(), 100).stream()
                .filter(one -> one.status() == RequestStatus.APPROVED)
                .findFirst()
                .orElseThrow();

        // 3. the engine trains, as its beat does once the approval can no longer be taken back
        ahead = Duration.ofSeconds(11);
        TrainingRun run = engine.training()
                .runNext(OptionalLong.of(approved.modelId()), engine.clock().instant())
                .orElseThrow();
        long candidate = run.versionId().orElseThrow();
        ModelVersion before = engine.registry().production(approved.modelId()).orElseThrow();

        // 4. the candidate goes to staging and to production
        window.press(KeyCode.DIGIT7, KeyCode.CONTROL);
        move(candidate, 1);
        assertThat(stage(candidate)).isEqualTo(Stage.STAGING);
        move(candidate, 1);
        assertThat(stage(candidate)).isEqualTo(Stage.PRODUCTION);

        // 5. and its predecessor comes back
        move(before.id(), -1);
        assertThat(stage(before.id())).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(candidate)).isEqualTo(Stage.ARCHIVED);

        // 6. what was done shows where the figures are
        FxTest.doOnFx(() -> {
            window.window().selection().choose(approved.modelId());
            window.window().selection().choice().set(new RangeChoice.Last(Duration.ofDays(30)));
        });
        window.press(KeyCode.DIGIT2, KeyCode.CONTROL);
        assertThat(window.place()).isInstanceOf(Place.Metrics.class);
        String tried = "v" + engine.registry().version(candidate).orElseThrow().deploymentVersion();
        assertThat(marks())
                .contains(
                        engine.alerts()
                                .alert(approved.alertId().orElseThrow())
                                .orElseThrow()
                                .ruleName(),
                        "request " + approved.id(),
                        "request " + approved.id() + " decided by " + approver(approved),
                        "run " + run.id() + " ended",
                        tried + " came",
                        tried + " to staging",
                        tried + " deployed")
                .endsWith("back to v" + before.deploymentVersion());
    }

    @Test
    @DisplayName("Check 1: From Overview to the event behind the worst p95 in five keys at most")
    void drillDown() {
        int before = window.keysPressed();
        window.press(KeyCode.P);
        assertThat(window.place()).isInstanceOf(Place.Metrics.class);
        window.press(KeyCode.L);
        long model = window.place().model().orElseThrow();
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
        assertThat(window.keysPressed() - before).isLessThanOrEqualTo(MOST_KEYS);
        assertThat(window.focus()).isInstanceOf(javafx.scene.control.TableView.class);
        javafx.scene.control.TableView<?> events = (javafx.scene.control.TableView<?>) window.focus();
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
        window.tabTo(node -> node.getStyleClass().contains("board-card") && isCardOf(node, version));
        window.press(KeyCode.ENTER);
        for (int i = 0; i < Math.abs(by); i++) {
            window.press(by > 0 ? KeyCode.RIGHT : KeyCode.LEFT);
        }
        window.press(KeyCode.ENTER);
        assertThat(window.dialogIsOpen()).as("a dialog asks").isTrue();
        window.type("walked by keys");
        window.press(KeyCode.ENTER);
        assertThat(window.dialogIsOpen()).as("it is decided").isFalse();
    }

    private List<String> marks() {
        ChartPane first = window.visible(ChartPane.class).getFirst();
        TimeSeriesChart chart =
                (TimeSeriesChart) FxTest.onFx(() -> first.chart().orElseThrow());
        return chart.markers().stream().map(Marker::label).toList();
    }

    private String approver(RetrainingRequest request) {
        return engine.retraining().request(request.id()).reviewedBy().orElseThrow();
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
}
