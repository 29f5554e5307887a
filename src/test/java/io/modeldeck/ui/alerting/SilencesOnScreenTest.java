package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Severity;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** Silences and maintenance begun in the window: what they hide and why is said, and they end in their turn. */
class SilencesOnScreenTest extends AlertDesk {

    @Test
    void aSilenceSaysWhatItHidesAndWhy() {
        FxTest.doOnFx(() -> new SilenceDialog(context.get(), Silence.Kind.SILENCE, () -> {}).show());
        console.settle();
        assertThat(controls.texts()).contains("It would hide no alert that is open now.");
        assertThat(FxTest.onFx(controls.button("Begin now")::isDisabled))
                .as("no reason")
                .isTrue();
        console.fill("For how long", "soon");
        console.fill("Why", "the network is repaired");
        assertThat(FxTest.onFx(controls.button("Begin now")::isDisabled))
                .as("no length")
                .isTrue();
        console.fill("For how long", "2h");
        console.click("Begin now");
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.reason()).isEqualTo("the network is repaired");
                    assertThat(silence.range().length()).isEqualTo(Duration.ofHours(2));
                });
        for (int round = 0; round < 2; round++) {
            console.undo();
            assertThat(engine.silences().current(engine.clock().instant())).isEmpty();
            console.redo();
            assertThat(engine.silences().current(engine.clock().instant()))
                    .as("another one, which ends in its turn")
                    .hasSize(1);
        }
    }

    @Test
    void aGroupThatEmptiedMeanwhileIsNotSilencedAndTheDialogSaysSo() {
        InboxGroup group =
                new InboxGroup(new InboxPart.OfModel(loop.model.id()), Severity.WARNING, 3, 0, 3, 1, LoopModel.START);
        Chosen chosen = Chosen.of(new GroupRow(group, "loop", false));
        FxTest.doOnFx(() -> new SilenceSeveral(context.get(), chosen, () -> {}).show());
        console.settle();
        console.fill("Why", "the network is repaired");
        console.click("Begin now");
        assertThat(controls.texts()).contains("None of these alerts is open any more.");
        assertThat(engine.silences().current(engine.clock().instant())).isEmpty();
    }

    @Test
    void maintenanceBeginsWhereSilencesAreListed() {
        FxTest.doOnFx(() -> ((TabPane) console.scene().getRoot().lookup(".tab-pane"))
                .getSelectionModel()
                .select(3));
        console.settle();
        assertThat(controls.texts()).contains("Nothing is silenced and no model is in maintenance.");
        console.click("Maintenance…");
        console.choose("Model", "loop");
        console.fill("Why", "the database moves");
        console.click("Begin now");
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.kind()).isEqualTo(Silence.Kind.MAINTENANCE);
                    assertThat(silence.matcher().modelId()).hasValue(loop.model.id());
                });
        assertThat(controls.texts()).contains("loop: maintenance");
        assertThat(controls.texts()).anyMatch(text -> text.startsWith("In maintenance: loop until "));
        Instant end = engine.silences()
                .current(engine.clock().instant())
                .getFirst()
                .range()
                .to();
        FxTest.doOnFx(() -> FxTest.find(console.window().root(), ".wide .table-view", TableView.class)
                .getSelectionModel()
                .select(0));
        console.click("End it now");
        console.click("End it now");
        assertThat(controls.texts()).noneMatch(text -> text.startsWith("In maintenance"));
        assertThat(engine.silences().current(engine.clock().instant())).isEmpty();
        console.undo();
        assertThat(engine.silences().current(engine.clock().instant()))
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.range().to()).isEqualTo(end);
                    assertThat(silence.reason()).isEqualTo("the database moves");
                });
    }
}
