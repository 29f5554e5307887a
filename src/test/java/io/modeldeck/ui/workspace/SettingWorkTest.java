package io.modeldeck.ui.workspace;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Problem;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingWorkTest {

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private FxTasks tasks;
    private SettingWork work;

    @BeforeEach
    void begin() {
        FxTest.start();
        FxTest.doOnFx(() -> {
            tasks = new FxTasks(background, failure -> {});
            work = new SettingWork(tasks, "Compact", "Compact now", "fth-save");
        });
    }

    @AfterEach
    void end() throws InterruptedException {
        background.shutdownNow();
        assertThat(background.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workThatIsStoppedStillSaysWhatCameOfIt() throws Exception {
        CountDownLatch going = new CountDownLatch(1);
        FxTest.doOnFx(() -> work.run(
                "Rewriting",
                progress -> {
                    going.countDown();
                    await().until(progress::cancelled);
                    return 7;
                },
                result -> "Stopped after " + result));
        going.await();
        FxTest.doOnFx(() -> {
            assertThat(said()).isEqualTo("Rewriting");
            assertThat(work.button().isDisabled()).isTrue();
            assertThat(stop().isVisible()).isTrue();
            assertThat(bar().isVisible()).isTrue();
            stop().fire();
            assertThat(said()).isEqualTo(Messages.text("settings.stopping"));
        });
        FxTest.settle(tasks);
        assertOver("Stopped after 7");
    }

    @Test
    void aFailureIsSaidAndTheWorkCanBeStartedAgain() {
        FxTest.doOnFx(() -> work.run(
                "Rewriting",
                () -> {
                    throw new Problem("The disk is full.");
                },
                nothing -> work.say("done")));
        FxTest.settle(tasks);
        assertOver("The disk is full.");
        FxTest.doOnFx(() -> work.run("Rewriting", () -> 1, one -> work.say("done")));
        FxTest.settle(tasks);
        assertOver("done");
    }

    private void assertOver(String sentence) {
        FxTest.doOnFx(() -> {
            assertThat(said()).isEqualTo(sentence);
            assertThat(work.button().isDisabled()).isFalse();
            assertThat(stop().isVisible()).isFalse();
            assertThat(bar().isVisible()).isFalse();
        });
    }

    private String said() {
        return ((Paragraph) work.controls()[2]).getText();
    }

    private Button stop() {
        return (Button) ((Pane) work.controls()[0]).getChildren().get(1);
    }

    private ProgressBar bar() {
        return (ProgressBar) work.controls()[1];
    }
}
