package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Workspaces;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and silences made in the window are kept by the engine, as the command line would keep them. */
class AlertingScreensTest {

    @TempDir
    Path folder;

    private final AtomicReference<ScreenContext> context = new AtomicReference<>();
    private LoopModel loop;
    private Engine engine;
    private MainWindow window;
    private Scene scene;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        engine = loop.engine;
        loop.firstVersion();
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
        FxTest.start();
        ScreenCatalog catalog = new ScreenCatalog().add(Section.ALERTS, given -> {
            context.set(given);
            return new AlertsView(given);
        });
        window = FxTest.onFx(() -> new MainWindow(engine, catalog, new Theme(), Workspaces.none()));
        scene = FxTest.onFx(() -> window.scene(1440, 900));
        FxTest.doOnFx(() -> window.start(Optional.of(new Place.Alerts())));
        settle();
    }

    @AfterEach
    void close() {
        settle();
        FxTest.doOnFx(window::close);
        loop.close();
    }

    private void settle() {
        FxTest.settle(window.tasks());
        FxTest.picture(scene);
        FxTest.settle(window.tasks());
    }

    private void type(String label, String text) {
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".text-field").stream()
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .filter(field -> label.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .setText(text));
        settle();
    }

    private Button button(String text) {
        return FxTest.onFx(() -> scene.getRoot().lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .toList()
                .getLast());
    }

    private void press(String text) {
        Button button = button(text);
        FxTest.doOnFx(button::fire);
        settle();
    }

    private List<String> texts() {
        return FxTest.onFx(() -> scene.getRoot().lookupAll(".label").stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
    }

    @Test
    void aRuleIsTriedOnTheHistoryBeforeItIsKept() {
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.empty(), rule -> {}).show());
        settle();
        type("Threshold", "high");
        assertThat(texts()).anyMatch(text -> text != null && text.contains("condition.threshold must be a number"));
        assertThat(FxTest.onFx(() -> button("Keep the rule").isDisabled())).isTrue();
        type("Threshold", "0");
        type("Rule", "any latency");
        press("Try on 30 days");
        assertThat(texts()).anyMatch(text -> text != null && text.contains("in the last 30 days of loop"));
        assertThat(engine.alertRules().all())
                .as("nothing is kept yet")
                .noneMatch(rule -> rule.name().equals("any latency"));
        press("Keep the rule");
        AlertRule kept = engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("any latency"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.condition().words()).startsWith("p95 latency > 0 ms");
        assertThat(kept.isGlobal()).isTrue();
        assertThat(audited()).contains("add rule");
    }

    @Test
    void aSilenceSaysWhatItHidesAndWhy() {
        FxTest.doOnFx(() -> new SilenceDialog(context.get(), Silence.Kind.SILENCE, () -> {}).show());
        settle();
        assertThat(texts()).contains("It would hide no alert that is open now.");
        assertThat(FxTest.onFx(() -> button("Begin now").isDisabled()))
                .as("no reason")
                .isTrue();
        type("For how long", "soon");
        type("Why", "the network is repaired");
        assertThat(FxTest.onFx(() -> button("Begin now").isDisabled()))
                .as("no length")
                .isTrue();
        type("For how long", "2h");
        press("Begin now");
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.reason()).isEqualTo("the network is repaired");
                    assertThat(silence.range().length()).isEqualTo(Duration.ofHours(2));
                });
    }

    private List<String> audited() {
        return engine.audit().entries(AuditFilter.newest(100)).stream()
                .map(AuditEntry::action)
                .toList();
    }
}
