package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a run said, as somebody reads it who waits for the run: folded, followed, searched and taken along. */
class RunLogTest extends LifecycleDesk {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final int MANY = 100_000;

    private static RunLogLine line(RunStatus step, int i) {
        return new RunLogLine(AT.plusSeconds(i), step, RunLogLevel.INFO, "line " + i + " of what it says");
    }

    private static List<RunLogLine> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line(RunStatus.RUNNING, i))
                .toList();
    }

    private TrainingRun waiting() {
        TrainingRun ended = engine.training().runs(OptionalLong.empty(), 100).getLast();
        return engine.training()
                .retry(
                        Actor.person("Sample engineer", Face.CONSOLE),
                        engine.clock().instant(),
                        ended.id());
    }

    private void end(TrainingRun run) {
        engine.training().cancel(Actor.system(), engine.clock().instant(), run.id(), "");
    }

    private static RunLogPane pane(SampleConsole runs) {
        return FxTest.find(runs.root(), ".run-log", RunLogPane.class);
    }

    private static ListView<?> list(SampleConsole runs) {
        return FxTest.find(runs.root(), ".run-log .list-view", ListView.class);
    }

    private static int lastInSight(SampleConsole runs) {
        return FxTest.onFx(() -> ((VirtualFlow<?>) list(runs).lookup(".virtual-flow"))
                .getLastVisibleCell()
                .getIndex());
    }

    private static void fill(SampleConsole runs, TrainingRun run, List<RunLogLine> lines) {
        FxTest.doOnFx(() -> pane(runs).fill(run, lines));
        runs.settle();
    }

    private static Button newLines(SampleConsole runs) {
        return FxTest.find(runs.root(), ".run-log .accent", Button.class);
    }

    @Test
    @DisplayName("Of a hundred thousand lines the last are in sight while the run goes on, unless one has scrolled up")
    void followed() {
        TrainingRun run = waiting();
        try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
            runs.show(new Place.Runs(OptionalLong.of(run.id())));
            fill(runs, run, lines(MANY));
            assertThat(FxTest.onFx(() -> list(runs).getItems().size())).isEqualTo(MANY + 1);
            assertThat(lastInSight(runs)).isEqualTo(MANY);
            assertThat(FxTest.onFx(() -> list(runs).lookupAll(".list-cell").size()))
                    .as("cells are made for what is in sight alone")
                    .isLessThan(100);
            fill(runs, run, lines(MANY + 5));
            assertThat(lastInSight(runs)).isEqualTo(MANY + 5);
            assertThat(newLines(runs).isVisible()).isFalse();

            FxTest.doOnFx(() -> list(runs).scrollTo(0));
            runs.settle();
            fill(runs, run, lines(MANY + 8));
            assertThat(lastInSight(runs)).isLessThan(100);
            assertThat(newLines(runs).isVisible()).isTrue();
            assertThat(newLines(runs).getText()).isEqualTo(Messages.text("runs.log.new", 3));
            FxTest.doOnFx(() -> {
                newLines(runs).requestFocus();
                newLines(runs).fire();
            });
            runs.settle();
            assertThat(lastInSight(runs)).isEqualTo(MANY + 8);
            assertThat(newLines(runs).isVisible()).isFalse();
            assertThat(FxTest.onFx(() -> list(runs).getScene().getFocusOwner()))
                    .as("where one reads on")
                    .isSameAs(list(runs));
        } finally {
            end(run);
        }
    }

    @Test
    @DisplayName("Words are found in it, in folded steps too, with which hit of how many, round the ends")
    void found() {
        TrainingRun run = waiting();
        try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
            runs.show(new Place.Runs(OptionalLong.of(run.id())));
            List<RunLogLine> said = new java.util.ArrayList<>(lines(300));
            said.add(line(RunStatus.VALIDATING, 300));
            fill(runs, run, said);
            assertThat(FxTest.onFx(() -> list(runs).getItems().size()))
                    .as("the step before is folded")
                    .isEqualTo(3);
            TextField field = FxTest.find(runs.root(), ".run-log .text-field", TextField.class);
            FxTest.doOnFx(() -> field.setText("LINE 29"));
            runs.settle();
            assertThat(hit(runs)).isEqualTo(Messages.text("runs.log.hit", "1", "11"));
            assertThat(selected(runs)).contains("line 29 of");
            FxTest.doOnFx(() -> Event.fireEvent(field, Input.key(KeyCode.ENTER)));
            assertThat(selected(runs)).contains("line 290 of");
            FxTest.doOnFx(() -> Event.fireEvent(field, key("Shift+F3")));
            FxTest.doOnFx(() -> Event.fireEvent(field, key("Shift+F3")));
            assertThat(hit(runs)).isEqualTo(Messages.text("runs.log.hit", "11", "11"));
            assertThat(selected(runs)).contains("line 299 of");
            FxTest.doOnFx(() -> field.setText("nowhere"));
            assertThat(hit(runs)).isEqualTo(Messages.text("runs.log.hits", 0));
        } finally {
            end(run);
        }
    }

    private static Event key(String keys) {
        return KeyCommand.event(KeyCombination.valueOf(keys), javafx.scene.input.KeyEvent.KEY_PRESSED);
    }

    private static String hit(SampleConsole runs) {
        return FxTest.onFx(() -> runs.root().lookupAll(".run-log .row > .caption").stream()
                .map(node -> ((Label) node).getText())
                .findFirst()
                .orElseThrow());
    }

    private static String selected(SampleConsole runs) {
        return FxTest.onFx(() -> String.valueOf(list(runs).getSelectionModel().getSelectedItem()));
    }

    @Test
    @DisplayName("Steps are folded as in a tree; what is selected is copied, a folded step with all that it said")
    void foldedAndCopied() {
        TrainingRun run = waiting();
        try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
            runs.show(new Place.Runs(OptionalLong.of(run.id())));
            fill(runs, run, lines(30));
            FxTest.doOnFx(() -> {
                list(runs).requestFocus();
                list(runs).getSelectionModel().clearAndSelect(2);
                list(runs).getSelectionModel().select(3);
                Event.fireEvent(list(runs), key("Shortcut+C"));
                assertThat(Clipboard.getSystemClipboard().getString())
                        .isEqualTo("08:00:01  line 1 of what it says\n08:00:02  line 2 of what it says");
                Event.fireEvent(list(runs), key("Left"));
                assertThat(list(runs).getSelectionModel().getSelectedIndex())
                        .as("from a line to its head")
                        .isZero();
                Event.fireEvent(list(runs), key("Left"));
                assertThat(list(runs).getItems()).hasSize(1);
                Event.fireEvent(list(runs), key("Shortcut+C"));
                assertThat(Clipboard.getSystemClipboard().getString().lines()).hasSize(30);
                Event.fireEvent(list(runs), key("Right"));
                assertThat(list(runs).getItems()).hasSize(31);
                Event.fireEvent(list(runs), key("Enter"));
                assertThat(list(runs).getItems()).hasSize(1);
            });
        } finally {
            end(run);
        }
    }

    @Test
    @DisplayName("That nothing was said is said once that is known, and not while it is read")
    void nothingSaid() {
        TrainingRun run = waiting();
        try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
            FxTest.doOnFx(() -> {
                RunLogPane log = new RunLogPane(runs.context());
                Node none = log.getChildren().get(1);
                log.show(run);
                assertThat(none.isVisible()).isFalse();
                log.fill(run, List.of());
                assertThat(none.isVisible()).isTrue();
            });
        } finally {
            end(run);
        }
    }

    @Test
    @DisplayName("Find goes into the log where one is in the details of the run, else into the list")
    void findKey() {
        try (ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)
                .onScreen(new Place.Runs(OptionalLong.of(engine.training()
                        .runs(OptionalLong.empty(), 1)
                        .getFirst()
                        .id())))) {
            window.press(KeyCode.F, KeyCode.CONTROL);
            assertThat(inLog(window)).isFalse();
            ListView<?> list = FxTest.find(window.scene().getRoot(), ".run-log .list-view", ListView.class);
            FxTest.doOnFx(list::requestFocus);
            window.press(KeyCode.F, KeyCode.CONTROL);
            assertThat(inLog(window)).isTrue();
        }
    }

    private static boolean inLog(ConsoleWindow window) {
        return FxTest.onFx(() -> {
            Node focused = window.scene().getFocusOwner();
            return focused instanceof TextField && window.scene().getRoot().lookup(".run-log .text-field") == focused;
        });
    }
}
