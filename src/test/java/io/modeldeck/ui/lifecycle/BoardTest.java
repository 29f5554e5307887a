package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions are moved between stages on the board, by its keys. */
class BoardTest extends LifecycleDesk {

    private static void press(SampleConsole console, CardView card, KeyCode key) {
        FxTest.doOnFx(() -> Event.fireEvent(card, Input.key(key)));
        console.settle();
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
            assertThat(FxTest.onFx(() -> board.root().lookup(".dialog .plain-table")))
                    .as("what differs from the one in production")
                    .isNotNull();
            assertThat(words(board)).contains("Validation passed", "No freeze holds promotions up");
            decide(board, "A week in staging without surprises.");
            assertThat(engine.registry().production(model.id()))
                    .hasValueSatisfying(now -> assertThat(now.id()).isEqualTo(staged.id()));
            assertThat(engine.registry().requireVersion(before.id()).stage()).isEqualTo(Stage.ARCHIVED);
            assertThat(FxTest.onFx(() -> card(board, staged).lookup(".card-watch")))
                    .as("for half an hour it is watched")
                    .isNotNull();

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

            TextField search = new TextField();
            FxTest.doOnFx(() -> {
                ((Pane) board.screen().node()).getChildren().add(search);
                search.requestFocus();
                board.screen().refresh(Set.of(Change.MetricsRolled.class));
            });
            board.settle();
            assertThat(card(board, before)).isNotSameAs(anew);
            assertThat(FxTest.onFx(() -> search.getScene().getFocusOwner()))
                    .as("who types elsewhere in the window goes on typing there")
                    .isSameAs(search);

            CardView asked = card(board, before);
            press(board, asked, KeyCode.SPACE);
            press(board, asked, KeyCode.LEFT);
            FxTest.doOnFx(asked::requestFocus);
            press(board, asked, KeyCode.SPACE);
            assertThat(FxTest.onFx(() -> board.context().dialogs().isOpen())).isTrue();
            FxTest.doOnFx(() -> board.screen().refresh(Set.of(Change.MetricsRolled.class)));
            board.settle();
            FxTest.doOnFx(() -> board.context().dialogs().close());
            assertThat(card(board, before)).isNotSameAs(asked);
            assertThat(FxTest.onFx(() -> search.getScene().getFocusOwner()))
                    .as("whoever thinks better of it is at the card of the same version, though it was exchanged")
                    .isSameAs(card(board, before));

            press(board, card(board, before), KeyCode.SPACE);
            press(board, card(board, before), KeyCode.LEFT);
            press(board, card(board, before), KeyCode.SPACE);
            assertThat(FxTest.onFx(() -> board.root().lookup(".dialog .plain-table")))
                    .as("what differs, the other way round")
                    .isNotNull();
            assertThat(words(board))
                    .as("what changed since")
                    .anyMatch(line -> line.startsWith("v" + before.deploymentVersion() + " was in production until"))
                    .anyMatch(line -> line.endsWith(": A week in staging without surprises."));
            decide(board, "Worse on Mondays.");
            assertThat(FxTest.onFx(() -> search.getScene().getFocusOwner()))
                    .as("the card that was moved has the focus again")
                    .isSameAs(card(board, before));
            assertThat(engine.registry().production(model.id()))
                    .hasValueSatisfying(now -> assertThat(now.id()).isEqualTo(before.id()));
            assertThat(engine.promotion().stageHistory(model.id()))
                    .extracting(change -> change.comment())
                    .contains("Worse on Mondays.");
        }
    }

    @Test
    @DisplayName(
            "Long after it left production a version is offered for validation first; one that does not pass stays away")
    void validateFirst() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        ModelVersion present = engine.registry().production(model.id()).orElseThrow();
        ModelVersion target =
                engine.registry().requireVersion(present.parentId().orElseThrow());
        Instant now = engine.clock().instant();
        engine.config()
                .set(
                        Actor.system(),
                        now,
                        OptionalLong.of(model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("rollbackWindow", "1h")),
                        "");
        String back = "v" + target.deploymentVersion();
        try (SampleConsole board = SampleConsole.open(engine, ModelsView::new, 1240, 790)) {
            board.show(new Place.Models());
            Button rollBack = button(board, ".board-card", Messages.text("board.rollback", back));
            FxTest.doOnFx(rollBack::fire);
            board.settle();
            FxTest.doOnFx(button(board, ".dialog", Messages.text("board.validate-first.without"))::fire);
            board.settle();
            assertThat(words(board))
                    .as("for a reason it would come back at once")
                    .anyMatch(line -> line.contains(Messages.text("board.rollback.late", back)));
            FxTest.doOnFx(() -> board.context().dialogs().close());

            FxTest.doOnFx(rollBack::fire);
            FxTest.doOnFx(button(board, ".dialog", Messages.text("board.validate-first.verb", back))::fire);
            board.settle();
            ModelVersion judged = engine.registry().requireVersion(target.id());
            assertThat(judged.validatedAt()).as("judged on labels of today").hasValue(now);
            assertThat(judged.validation()).isEqualTo(Validation.FAILED);
            assertThat(words(board))
                    .contains(
                            Messages.text("board.validate-first.failed", back),
                            RunReport.of(judged.validationDetail()).verdict());
            FxTest.doOnFx(() -> board.context().dialogs().close());

            FxTest.doOnFx(button(board, ".board-card", Messages.text("board.rollback", back))::fire);
            assertThat(FxTest.onFx(() -> board.context().dialogs().isOpen()))
                    .as("one that failed does not come back for a reason, either")
                    .isFalse();
            assertThat(engine.registry().production(model.id()))
                    .hasValueSatisfying(serving -> assertThat(serving.id()).isEqualTo(present.id()));
        }
    }

    private static List<String> words(SampleConsole console) {
        return FxTest.onFx(() -> console.root().lookupAll(".dialog .label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private static CardView card(SampleConsole console, ModelVersion version) {
        ModelsView view = (ModelsView) console.screen();
        return FxTest.onFx(() -> view.views().stream()
                .flatMap(row -> row.find(version.id()).stream())
                .findFirst()
                .orElseThrow());
    }
}
