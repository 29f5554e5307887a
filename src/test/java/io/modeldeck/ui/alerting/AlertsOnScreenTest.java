package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.ui.kit.place.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** What a person does about alerts in the window is kept by the engine, and taken back. */
class AlertsOnScreenTest extends AlertDesk {

    @Test
    void anAlertIsAssignedRatedAcknowledgedAndTakenBack() {
        Instant end = calls();
        limit(end, global(), 1);
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        console.go(new Place.Alerts(OptionalLong.of(id)));
        FxTest.doOnFx(controls.button("Assign…")::requestFocus);
        console.click("Assign…");
        console.fill("Who looks after it", "Sample reviewer");
        console.click("Assign");
        assertThat(console.focus()).as("the buttons were made anew").isSameAs(controls.button("Assign…"));
        console.choose("Rate as useful");
        console.click("Acknowledge…");
        console.click("Acknowledge");
        Alert seen = engine.alerts().alert(id).orElseThrow();
        assertThat(seen.care().assignedTo()).hasValue("Sample reviewer");
        assertThat(seen.care().usefulness()).hasValue(Usefulness.USEFUL);
        assertThat(seen.acknowledged()).isTrue();
        console.follow("Undo");
        assertThat(engine.alerts().alert(id).orElseThrow().acknowledged()).isFalse();
        console.redo();
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
            limit(end, rule, 1);
        }
        List<Long> ids = engine.alerts().evaluate(loop.model.id(), end).stream()
                .map(Alert::id)
                .toList();
        assertThat(ids).hasSize(2);
        console.go(new Place.Alerts());
        FxTest.doOnFx(() -> FxTest.find(console.window().root(), ".table-view", TableView.class)
                .getSelectionModel()
                .selectAll());
        console.settle();
        assertThat(controls.texts()).contains("2 alerts are selected");
        console.click("Assign 2…");
        console.fill("Who looks after it", "Sample reviewer");
        console.click("Assign");
        assertThat(assigned(ids)).containsExactly(Optional.of("Sample reviewer"), Optional.of("Sample reviewer"));
        assertThat(audited()).filteredOn("assign"::equals).hasSize(2);
        console.undo();
        assertThat(assigned(ids)).containsExactly(Optional.empty(), Optional.empty());
        console.redo();
        assertThat(assigned(ids)).containsExactly(Optional.of("Sample reviewer"), Optional.of("Sample reviewer"));
        console.choose("Rate 2 as noise");
        assertThat(rated(ids)).containsExactly(Optional.of(Usefulness.NOISE), Optional.of(Usefulness.NOISE));
        console.undo();
        assertThat(rated(ids)).containsExactly(Optional.empty(), Optional.empty());
        console.click("Silence 2…");
        console.fill("Why", "a backup");
        console.click("Begin now");
        assertThat(ids).allMatch(id -> engine.alerts().require(id).isHidden());
        console.undo();
        assertThat(ids).noneMatch(id -> engine.alerts().require(id).isHidden());
        console.click("Acknowledge 2…");
        console.click("Acknowledge 2");
        console.choose("Take 2 acknowledgements back…");
        console.click("Take 2 back");
        assertThat(ids).noneMatch(id -> engine.alerts().require(id).acknowledged());
        console.undo();
        assertThat(ids).allMatch(id -> engine.alerts().require(id).acknowledged());
        console.choose("Comment 2…");
        console.fill("Comment", "one cause");
        console.click("Add comment");
        assertThat(ids)
                .allSatisfy(id -> assertThat(engine.alerts().transitions(id))
                        .anyMatch(step -> step.comment().equals("one cause")));
    }

    private List<Optional<Usefulness>> rated(List<Long> ids) {
        return ids.stream()
                .map(id -> engine.alerts().require(id).care().usefulness())
                .toList();
    }

    private List<Optional<String>> assigned(List<Long> ids) {
        return ids.stream()
                .map(id -> engine.alerts().require(id).care().assignedTo())
                .toList();
    }

    @Test
    void whatIsOverIsReadWhenSomebodyComesForIt() {
        Instant end = calls().minus(Duration.ofHours(3));
        limit(end, global(), 1);
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        engine.alerts().acknowledge(LoopModel.ENGINEER, end, id, "");
        limit(end, global(), 100000);
        for (int i = 1; i <= 24 && engine.alerts().alert(id).orElseThrow().isOpen(); i++) {
            engine.alerts().evaluate(loop.model.id(), end.plus(Duration.ofMinutes(5L * i)));
        }
        assertThat(engine.alerts().alert(id).orElseThrow().isOpen()).isFalse();
        List<Tab> tabs = FxTest.onFx(() -> ((TabPane) console.scene().getRoot().lookup(".tab-pane")).getTabs());
        assertThat(FxTest.onFx(() -> tabs.stream()
                        .map(Tab::getContent)
                        .filter(Objects::nonNull)
                        .count()))
                .as("of hidden tabs nothing is made")
                .isEqualTo(1);
        console.go(new Place.Alerts(OptionalLong.of(id)));
        assertThat(FxTest.onFx(() -> tabs.get(1).isSelected())).isTrue();
        assertThat(FxTest.onFx(() -> tabs.get(1).getText())).isEqualTo("History (1)");
        assertThat(FxTest.onFx(() -> ((AlertList) tabs.get(1).getContent())
                        .selected()
                        .orElseThrow()
                        .alert()
                        .id()))
                .isEqualTo(id);
    }
}
