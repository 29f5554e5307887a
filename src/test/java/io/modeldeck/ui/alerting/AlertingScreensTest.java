package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.Silence;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Severity;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.ui.kit.MoreMenu;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Workspaces;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
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
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".text-input").stream()
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .filter(field -> label.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow()
                .setText(text));
        settle();
    }

    private TextInputControl field(String label) {
        return FxTest.onFx(() -> scene.getRoot().lookupAll(".text-input").stream()
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .filter(field -> label.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow());
    }

    private void link(String text) {
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .fire());
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

    /** An entry of the menu behind the buttons. */
    private void choose(String text) {
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".menu-button").stream()
                .filter(MoreMenu.class::isInstance)
                .flatMap(menu -> ((MoreMenu) menu).getItems().stream())
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
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
        link("Show as JSON");
        assertThat(texts()).noneMatch("Show as JSON"::equals);
        type("Condition as JSON", "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":7,\"forMinutes\":15}");
        assertThat(field("Threshold").getText()).isEqualTo("7");
        assertThat(field("Held for (minutes)").getText()).isEqualTo("15");
        type("Condition as JSON", "{\"metric\":\"p95Latency\"");
        assertThat(field("Threshold").getText())
                .as("what is no document changes nothing")
                .isEqualTo("7");
        type("Held for (minutes)", "");
        type("Threshold", "0");
        assertThat(field("Condition as JSON").getText())
                .contains("\"threshold\" : 0")
                .doesNotContain("forMinutes");
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
        undo();
        assertThat(engine.alertRules().all())
                .as("a new rule goes, as one that was edited comes back")
                .extracting(AlertRule::id)
                .doesNotContain(kept.id());
        redo();
        assertThat(engine.alertRules().require(kept.id()))
                .as("under its number")
                .isEqualTo(kept);
        undo();
        assertThat(engine.alertRules().all()).extracting(AlertRule::id).doesNotContain(kept.id());
    }

    private void undo() {
        FxTest.doOnFx(window::undo);
        settle();
    }

    private void redo() {
        FxTest.doOnFx(window::redo);
        settle();
    }

    @Test
    void aRuleThatWasEditedOrSwitchedComesBackAsItWas() {
        AlertRule before = engine.alertRules().all().getFirst();
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.of(before), rule -> {}).show());
        settle();
        type("Threshold", "12345");
        press("Keep the rule");
        assertThat(engine.alertRules().require(before.id())).isNotEqualTo(before);
        undo();
        assertThat(engine.alertRules().require(before.id())).isEqualTo(before);
        RuleList list =
                FxTest.onFx(() -> new RuleList(context.get(), new AlertActions(context.get(), () -> {}), () -> {}));
        FxTest.doOnFx(() -> list.flip(before));
        settle();
        type("Why", "too loud");
        press("Switch off");
        assertThat(engine.alertRules().require(before.id()).enabled()).isFalse();
        undo();
        assertThat(engine.alertRules().require(before.id())).isEqualTo(before);
        redo();
        assertThat(engine.alertRules().require(before.id()).enabled()).isFalse();
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
        for (int round = 0; round < 2; round++) {
            undo();
            assertThat(engine.silences().current(engine.clock().instant())).isEmpty();
            redo();
            assertThat(engine.silences().current(engine.clock().instant()))
                    .as("another one, which ends in its turn")
                    .hasSize(1);
        }
    }

    /** Ten days of calls, one in five minutes, whose latencies are those of a seed. */
    private Instant calls() {
        Random random = new Random(11);
        long version =
                engine.registry().serving(loop.model.id(), OptionalInt.empty()).id();
        List<Prediction> calls = new ArrayList<>();
        for (int i = 0; i < 2_880; i++) {
            calls.add(new Prediction(
                    "c" + i,
                    loop.model.id(),
                    version,
                    LoopModel.START.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(5L * i)),
                    Map.of("x", 0.0),
                    "1",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Math.round(100_000 * Math.exp(.2 * random.nextGaussian())),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        engine.intake().accept(calls);
        Instant end = LoopModel.START.plus(Duration.ofDays(12));
        engine.hops().rollUpAll(loop.model.id(), end);
        return end;
    }

    private AlertRule global() {
        return engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("p95 latency") && rule.isGlobal())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aThresholdIsFoundForABudgetAndAGlobalRuleUnderAnotherNameIsARuleOfTheModel() {
        calls();
        AlertRule before = global();
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.of(before), rule -> {}).show());
        settle();
        press("Try on 30 days");
        assertThat(texts()).anyMatch(text -> text != null && text.startsWith("It would never have fired in the last"));
        type("false alarms a month", "few");
        press("Find threshold for");
        assertThat(texts()).anyMatch(text -> text != null && text.startsWith("'few' is no number of false alarms"));
        type("false alarms a month", "2");
        press("Find threshold for");
        assertThat(texts()).anyMatch(text -> text != null && text.contains("false alarms a month are to be expected"));

        choose("Watches", "loop");
        assertThat(texts()).anyMatch(text -> text != null && text.contains("it takes the place of the rule for all"));
        type("Rule", "slow loop");
        assertThat(texts()).anyMatch(text -> text != null && text.contains("beside the rule for all models"));
        press("Keep the rule");
        AlertRule kept = engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("slow loop"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.modelId()).hasValue(loop.model.id());
        assertThat(kept.condition().words())
                .as("the threshold that was found")
                .isNotEqualTo(before.condition().words());
        assertThat(global()).isEqualTo(before);
    }

    @Test
    void anAlertIsAssignedRatedAcknowledgedAndTakenBack() {
        Instant end = calls();
        engine.alertRules()
                .save(
                        LoopModel.ENGINEER,
                        end,
                        global().with(
                                        Condition.parse(
                                                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}"),
                                        Severity.WARNING),
                        "");
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        FxTest.doOnFx(() -> context.get().go(new Place.Alerts(OptionalLong.of(id))));
        settle();
        FxTest.doOnFx(button("Assign…")::requestFocus);
        press("Assign…");
        type("Who looks after it", "Sample reviewer");
        press("Assign");
        assertThat(FxTest.onFx(scene::getFocusOwner))
                .as("the buttons were made anew")
                .isSameAs(button("Assign…"));
        choose("Rate as useful");
        press("Acknowledge…");
        press("Acknowledge");
        Alert seen = engine.alerts().alert(id).orElseThrow();
        assertThat(seen.care().assignedTo()).hasValue("Sample reviewer");
        assertThat(seen.care().usefulness()).hasValue(Usefulness.USEFUL);
        assertThat(seen.acknowledged()).isTrue();
        Hyperlink undo = FxTest.onFx(() -> scene.getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals("Undo"))
                .findFirst()
                .orElseThrow());
        FxTest.doOnFx(undo::fire);
        settle();
        assertThat(engine.alerts().alert(id).orElseThrow().acknowledged()).isFalse();
        redo();
        assertThat(engine.alerts().alert(id).orElseThrow().acknowledged()).isTrue();
    }

    @Test
    void severalThatAreSelectedAreAssignedAtOnceAndThatIsTakenBack() {
        Instant end = calls();
        AlertRule other = engine.alertRules().all().stream()
                .filter(rule -> rule.isGlobal() && !rule.name().equals(global().name()))
                .findFirst()
                .orElseThrow();
        for (AlertRule rule : List.of(global(), other)) {
            engine.alertRules()
                    .save(
                            LoopModel.ENGINEER,
                            end,
                            rule.with(
                                    Condition.parse("{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}"),
                                    Severity.WARNING),
                            "");
        }
        List<Long> ids = engine.alerts().evaluate(loop.model.id(), end).stream()
                .map(Alert::id)
                .toList();
        assertThat(ids).hasSize(2);
        FxTest.doOnFx(() -> context.get().go(new Place.Alerts()));
        settle();
        FxTest.doOnFx(() -> FxTest.find(window.root(), ".table-view", TableView.class)
                .getSelectionModel()
                .selectAll());
        settle();
        assertThat(texts()).contains("2 alerts are selected");
        press("Assign 2…");
        type("Who looks after it", "Sample reviewer");
        press("Assign");
        assertThat(assigned(ids)).containsExactly(Optional.of("Sample reviewer"), Optional.of("Sample reviewer"));
        assertThat(audited()).filteredOn("assign"::equals).hasSize(2);
        undo();
        assertThat(assigned(ids)).containsExactly(Optional.empty(), Optional.empty());
        redo();
        assertThat(assigned(ids)).containsExactly(Optional.of("Sample reviewer"), Optional.of("Sample reviewer"));
        press("Comment 2…");
        type("Comment", "one cause");
        press("Add comment");
        assertThat(ids)
                .allSatisfy(id -> assertThat(engine.alerts().transitions(id))
                        .anyMatch(step -> step.comment().equals("one cause")));
    }

    private List<Optional<String>> assigned(List<Long> ids) {
        return ids.stream()
                .map(id -> engine.alerts().require(id).care().assignedTo())
                .toList();
    }

    @Test
    void whatIsOverIsReadWhenSomebodyComesForIt() {
        Instant end = calls().minus(Duration.ofHours(3));
        engine.alertRules()
                .save(
                        LoopModel.ENGINEER,
                        end,
                        global().with(
                                        Condition.parse(
                                                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}"),
                                        Severity.WARNING),
                        "");
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        engine.alerts().acknowledge(LoopModel.ENGINEER, end, id, "");
        engine.alertRules()
                .save(
                        LoopModel.ENGINEER,
                        end,
                        global().with(
                                        Condition.parse(
                                                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":100000}"),
                                        Severity.WARNING),
                        "");
        for (int i = 1; i <= 24 && engine.alerts().alert(id).orElseThrow().isOpen(); i++) {
            engine.alerts().evaluate(loop.model.id(), end.plus(Duration.ofMinutes(5L * i)));
        }
        assertThat(engine.alerts().alert(id).orElseThrow().isOpen()).isFalse();
        List<Tab> tabs = FxTest.onFx(() -> ((TabPane) scene.getRoot().lookup(".tab-pane")).getTabs());
        assertThat(FxTest.onFx(() -> tabs.stream()
                        .map(Tab::getContent)
                        .filter(Objects::nonNull)
                        .count()))
                .as("of hidden tabs nothing is made")
                .isEqualTo(1);
        FxTest.doOnFx(() -> context.get().go(new Place.Alerts(OptionalLong.of(id))));
        settle();
        assertThat(FxTest.onFx(() -> tabs.get(1).isSelected())).isTrue();
        assertThat(FxTest.onFx(() -> tabs.get(1).getText())).isEqualTo("History (1)");
        assertThat(FxTest.onFx(() -> ((AlertList) tabs.get(1).getContent())
                        .selected()
                        .orElseThrow()
                        .alert()
                        .id()))
                .isEqualTo(id);
    }

    @Test
    void aRuleIsMutedForTheModelOfItsAlertAndGetsGuidance() {
        Instant end = calls();
        AlertRule global = engine.alertRules()
                .save(
                        LoopModel.ENGINEER,
                        end,
                        global().with(
                                        Condition.parse(
                                                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}"),
                                        Severity.WARNING)
                                .withGuidance(""),
                        "");
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        FxTest.doOnFx(() -> context.get().go(new Place.Alerts(OptionalLong.of(id))));
        settle();
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().equals("Add guidance…"))
                .findFirst()
                .orElseThrow()
                .fire());
        settle();
        type("What to do", "Call the shift lead.");
        press("Keep guidance");
        assertThat(engine.alertRules().require(global.id()).guidance()).isEqualTo("Call the shift lead.");
        assertThat(texts()).contains("Call the shift lead.");
        AlertRule guided = engine.alertRules().require(global.id());
        engine.alertRules().edit(LoopModel.ENGINEER, end, guided.with(guided.condition(), Severity.INFO), "");
        settle();
        undo();
        assertThat(engine.alertRules().require(global.id()))
                .as("the words alone are taken back")
                .isEqualTo(global.with(global.condition(), Severity.INFO));
        engine.alertRules().edit(LoopModel.ENGINEER, end, global, "");
        settle();

        choose("Mute rule…");
        type("Why", "a known slow night");
        press("Switch off here");
        assertThat(engine.alertRules().effective(loop.model.id()))
                .extracting(AlertRule::name)
                .doesNotContain(global.name());
        assertThat(global().enabled()).as("other models").isTrue();
        undo();
        assertThat(engine.alertRules().effective(loop.model.id())).contains(global());
        assertThat(engine.alertRules().all())
                .filteredOn(rule -> rule.name().equals(global.name()))
                .hasSize(1);
    }

    @Test
    void maintenanceBeginsWhereSilencesAreListed() {
        FxTest.doOnFx(() -> ((TabPane) scene.getRoot().lookup(".tab-pane"))
                .getSelectionModel()
                .select(3));
        settle();
        assertThat(texts()).contains("Nothing is silenced and no model is in maintenance.");
        press("Maintenance…");
        choose("Model", "loop");
        type("Why", "the database moves");
        press("Begin now");
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.kind()).isEqualTo(Silence.Kind.MAINTENANCE);
                    assertThat(silence.matcher().modelId()).hasValue(loop.model.id());
                });
        assertThat(texts()).contains("loop: maintenance");
        assertThat(texts()).anyMatch(text -> text != null && text.startsWith("In maintenance: loop until "));
        Instant end = engine.silences()
                .current(engine.clock().instant())
                .getFirst()
                .range()
                .to();
        FxTest.doOnFx(() -> FxTest.find(window.root(), ".wide .table-view", TableView.class)
                .getSelectionModel()
                .select(0));
        press("End it now");
        press("End it now");
        assertThat(texts()).noneMatch(text -> text != null && text.startsWith("In maintenance"));
        assertThat(engine.silences().current(engine.clock().instant())).isEmpty();
        undo();
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.range().to()).isEqualTo(end);
                    assertThat(silence.reason()).isEqualTo("the database moves");
                });
    }

    /** Chooses from the list of that name, in the dialog where there is one. */
    private void choose(String label, String wanted) {
        FxTest.doOnFx(() -> choose(
                scene.getRoot().lookupAll(".combo-box").stream()
                        .filter(ComboBox.class::isInstance)
                        .map(box -> (ComboBox<?>) box)
                        .filter(box -> label.equals(box.getAccessibleText()))
                        .reduce((below, above) -> above)
                        .orElseThrow(),
                wanted));
        settle();
    }

    private static <T> void choose(ComboBox<T> box, String wanted) {
        box.setValue(box.getItems().stream()
                .filter(item -> item.toString().equals(wanted))
                .findFirst()
                .orElseThrow());
    }

    private List<String> audited() {
        return engine.audit().entries(AuditFilter.newest(100)).stream()
                .map(AuditEntry::action)
                .toList();
    }
}
