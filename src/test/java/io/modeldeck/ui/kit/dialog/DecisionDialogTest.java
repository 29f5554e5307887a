package io.modeldeck.ui.kit.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Problem;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.testing.Patience;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionDialogTest {

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<String> done = new ArrayList<>();
    private FxTasks tasks;
    private Dialogs dialogs;
    private Parent host;

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private void open(boolean refuses) {
        FxTest.doOnFx(() -> {
            tasks = new FxTasks(background, failure -> done.add("unhandled"));
            dialogs = new Dialogs();
            host = (Parent) dialogs.node();
            new Scene(new StackPane(host), 800, 600);
            new DecisionDialog(tasks, dialogs, "Roll back", "v4 answers again.", "Roll back to v4")
                    .comment("Reason", true)
                    .show(
                            comment -> {
                                if (refuses) {
                                    throw new Problem("There is nothing to roll back to; promote a version first.");
                                }
                                return comment;
                            },
                            done::add);
        });
    }

    private Button verb() {
        return FxTest.find(host, ".accent", Button.class);
    }

    private void press(KeyCode code) {
        TextArea field = FxTest.find(host, ".text-area", TextArea.class);
        FxTest.doOnFx(() -> field.fireEvent(Input.key(code)));
    }

    @Test
    @DisplayName("Without the required reason nothing happens; with it, Enter decides and the dialog closes")
    void decides() {
        open(false);
        assertThat(verb().isDisabled()).isTrue();
        press(KeyCode.ENTER);
        FxTest.settle(tasks);
        assertThat(done).isEmpty();
        TextArea field = FxTest.find(host, ".text-area", TextArea.class);
        FxTest.doOnFx(() -> field.setText("  p95 doubled "));
        assertThat(verb().isDisabled()).isFalse();
        press(KeyCode.ENTER);
        FxTest.settle(tasks);
        assertThat(done).containsExactly("p95 doubled");
        assertThat(FxTest.onFx(dialogs::isOpen)).isFalse();
    }

    @Test
    @DisplayName("A refusal stays in the dialog as its sentence")
    void refuses() {
        open(true);
        TextArea field = FxTest.find(host, ".text-area", TextArea.class);
        FxTest.doOnFx(() -> field.setText("because"));
        FxTest.doOnFx(() -> verb().fire());
        FxTest.settle(tasks);
        assertThat(FxTest.onFx(dialogs::isOpen)).isTrue();
        Label refusal = FxTest.find(host, ".dialog-refusal", Label.class);
        assertThat(refusal.isVisible()).isTrue();
        assertThat(refusal.getText()).startsWith("There is nothing to roll back to");
        assertThat(verb().isDisabled()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    @DisplayName(
            "While it is decided the keys stay with the dialog, and what lies behind is not scrolled; a refusal gives the comment back")
    void staysAtWork() {
        VBox rows = FxTest.onFx(VBox::new);
        ScrollPane behind = FxTest.onFx(() -> new ScrollPane(rows));
        CountDownLatch refused = new CountDownLatch(1);
        Stage stage = FxTest.onFx(() -> {
            for (int i = 0; i < 40; i++) {
                rows.getChildren().add(new Button("row " + i));
            }
            tasks = new FxTasks(background, failure -> done.add("unhandled"));
            dialogs = new Dialogs();
            host = (Parent) dialogs.node();
            Stage window = new Stage();
            window.setScene(new Scene(new StackPane(behind, host), 300, 200));
            window.show();
            return window;
        });
        try {
            pulse(stage);
            FxTest.doOnFx(() -> {
                rows.getChildren().getLast().requestFocus();
                behind.setVvalue(1);
                new DecisionDialog(tasks, dialogs, "Roll back", "v4 answers again.", "Roll back to v4")
                        .comment("Reason", true)
                        .show(
                                comment -> {
                                    Patience.await(refused);
                                    throw new Problem("There is nothing to roll back to; promote a version first.");
                                },
                                (String said) -> done.add(said));
            });
            pulse(stage);
            TextArea field = FxTest.find(host, ".text-area", TextArea.class);
            FxTest.doOnFx(() -> {
                field.setText("because");
                verb().requestFocus();
                verb().fire();
            });
            pulse(stage);
            assertThat(FxTest.onFx(behind::getVvalue)).isEqualTo(1);
            refused.countDown();
            FxTest.settle(tasks);
            assertThat(FxTest.onFx(() -> stage.getScene().getFocusOwner())).isSameAs(verb());
        } finally {
            refused.countDown();
            FxTest.doOnFx(stage::close);
        }
    }

    /** Waits until the toolkit has worked through what has changed: the first pulse may have been under way. */
    private static void pulse(Stage stage) {
        CountDownLatch after = new CountDownLatch(2);
        FxTest.doOnFx(() -> stage.getScene().addPostLayoutPulseListener(after::countDown));
        Patience.await().until(() -> {
            FxTest.doOnFx(Platform::requestNextPulse);
            return after.getCount() == 0;
        });
    }

    @Test
    @DisplayName("Escape closes without deciding")
    void cancels() {
        open(false);
        press(KeyCode.ESCAPE);
        assertThat(FxTest.onFx(dialogs::isOpen)).isFalse();
        assertThat(done).isEmpty();
    }
}
