package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.ManyAlerts;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.work.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check 5: the list of 5 000 alerts keeps what is selected and where one has scrolled to. How fast it opens is measured by {@code ConsoleBenchmark}. */
class ManyAlertsTest {

    private static final int MANY = 5_000;

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "Check 5: 5 000 alerts, and a refresh in which one above leaves its place keeps the selection and what is in sight")
    void refresh() {
        Path place = folder.resolve("workspace");
        SampleFolder.openCopy(place).close();
        ManyAlerts.add(new Workspace(place), MANY);
        try (Engine engine = Engine.open(new Workspace(place), SampleFolder.CLOCK, () -> {})
                        .orElseThrow();
                ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
            List<Alert> inbox = engine.alerts().inbox(Integer.MAX_VALUE);
            int open = inbox.size();
            // the first look holds a few hundred of them: the last one comes with the rest
            window.start(new Place.Alerts(OptionalLong.of(inbox.getLast().id())));
            DataTable<?> table = window.visible(DataTable.class).getFirst();
            assertThat(FxTest.onFx(() -> key(table.view().getSelectionModel().getSelectedItem())))
                    .isEqualTo(Long.toString(inbox.getLast().id()));
            assertThat(open).isGreaterThanOrEqualTo(MANY);
            window.go(new Place.Alerts());
            assertThat(FxTest.onFx(() -> (long) table.rows().size()))
                    .as("all but those that were acknowledged before, which are folded away")
                    .isEqualTo(inbox.stream()
                            .filter(alert -> !alert.acknowledged())
                            .count())
                    .isLessThan(open);
            TableView<?> view = FxTest.onFx(table::view);
            FxTest.doOnFx(() -> {
                view.getSelectionModel().clearAndSelect(1_203);
                view.scrollTo(1_200);
            });
            window.settle();
            Object selected = FxTest.onFx(() -> view.getSelectionModel().getSelectedItem());
            String top = FxTest.onFx(() -> top(view));
            String first = FxTest.onFx(() -> key(view.getItems().getFirst()));

            // one of those above leaves its place among those that nobody has seen
            engine.alerts()
                    .acknowledge(
                            Actor.person("Sample engineer", Face.CONSOLE),
                            SampleFolder.NOW,
                            Long.parseLong(first),
                            "seen");
            FxTest.doOnFx(window.window()::refresh);
            window.settle();
            assertThat(FxTest.onFx(() -> key(view.getItems().getFirst())))
                    .as("the list was read again")
                    .isNotEqualTo(first);
            assertThat(FxTest.onFx(() -> key(view.getSelectionModel().getSelectedItem())))
                    .isEqualTo(key(selected));
            assertThat(FxTest.onFx(() -> top(view))).isEqualTo(top);
        }
    }

    @Test
    @DisplayName("What was read before anybody came stands there at once, and all the rest after it")
    void readAhead() {
        Path place = folder.resolve("workspace");
        SampleFolder.openCopy(place).close();
        ManyAlerts.add(new Workspace(place), MANY);
        try (Engine engine = Engine.open(new Workspace(place), SampleFolder.CLOCK, () -> {})
                        .orElseThrow();
                ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
            window.start(new Place.Overview());
            FxTest.doOnFx(() -> window.window().prepare(Section.ALERTS));
            window.settle();
            int atOnce = FxTest.onFx(() -> {
                window.window().go(new Place.Alerts());
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
                return rows(window);
            });
            assertThat(atOnce).isPositive().isLessThan(MANY);
            window.settle();
            assertThat(FxTest.onFx(() -> rows(window))).isGreaterThanOrEqualTo(MANY);
        }
    }

    @Test
    @DisplayName(
            "What stands ready in the window is not seen before somebody comes, and is then the same cells, not styled anew")
    void standsAhead() {
        Path place = folder.resolve("workspace");
        SampleFolder.openCopy(place).close();
        ManyAlerts.add(new Workspace(place), MANY);
        try (Engine engine = Engine.open(new Workspace(place), SampleFolder.CLOCK, () -> {})
                        .orElseThrow();
                ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
            window.start(new Place.Overview());
            int before = window.visible(DataTable.class).size();
            window.prepare(Section.ALERTS);
            assertThat(window.visible(DataTable.class)).hasSize(before);
            Set<Node> ready = FxTest.onFx(() -> inboxCells(window));
            assertThat(ready).hasSizeGreaterThan(20).noneMatch(Shown::is);
            List<Node> restyled = new ArrayList<>();
            FxTest.doOnFx(() -> {
                ready.forEach(cell -> cell.sceneProperty().addListener(observable -> restyled.add(cell)));
                window.window().go(new Place.Alerts());
                window.scene().getRoot().applyCss();
                window.scene().getRoot().layout();
            });
            assertThat(FxTest.onFx(() -> inboxCells(window))).isEqualTo(ready).allMatch(Shown::is);
            assertThat(restyled)
                    .as("a node that leaves the window is styled anew")
                    .isEmpty();
            assertThat(window.visible(DataTable.class)).hasSize(1);
            window.settle();
            assertThat(FxTest.onFx(() -> rows(window))).isGreaterThanOrEqualTo(MANY);
            assertThat(FxTest.onFx(() -> window.window().prepare(Section.ALERTS)))
                    .as("somebody was there")
                    .isFalse();
        }
    }

    private static Set<Node> inboxCells(ConsoleWindow window) {
        return window.scene().getRoot().lookupAll(".message-rows .table-row-cell .table-cell");
    }

    private static int rows(ConsoleWindow window) {
        return window.visible(DataTable.class).getFirst().rows().size();
    }

    @Test
    @DisplayName("A flood is one line that unfolds; what is done to it is done to all of it, and can be taken back")
    void flood() {
        Path place = folder.resolve("workspace");
        SampleFolder.openCopy(place).close();
        ManyAlerts.flood(new Workspace(place), 36);
        try (Engine engine = Engine.open(new Workspace(place), SampleFolder.CLOCK, () -> {})
                        .orElseThrow();
                ConsoleWindow window = ConsoleWindow.open(engine, 1440, 900)) {
            InboxGroup flood = engine.alerts().groups().floods().getFirst();
            assertThat(flood.count()).isEqualTo(37);
            window.onScreen(new Place.Alerts());
            DataTable<?> table = window.visible(DataTable.class).getFirst();
            int folded = FxTest.onFx(() -> table.rows().size());
            assertThat(texts(window)).contains("37 alerts, 1 model: input drift");
            FxTest.doOnFx(table.view()::requestFocus);
            window.press(KeyCode.ENTER);
            assertThat(FxTest.onFx(() -> table.rows().size()))
                    .as("but for the one that somebody has seen")
                    .isEqualTo(folded + 36);
            window.press(KeyCode.ENTER);
            assertThat(FxTest.onFx(() -> table.rows().size())).isEqualTo(folded);
            window.press(KeyCode.E);
            assertThat(texts(window)).contains("Acknowledge 36 alerts");
            window.press(KeyCode.ENTER);
            assertThat(engine.alerts().groups().unseen(flood.part())).isEmpty();
            FxTest.doOnFx(window.window()::undo);
            window.settle();
            assertThat(engine.alerts().groups().unseen(flood.part())).hasSize(36);
            // an alert within it is found although it is folded
            long within =
                    engine.alerts().groups().alerts(flood.part(), 1).getFirst().id();
            window.go(new Place.Alerts(OptionalLong.of(within)));
            assertThat(FxTest.onFx(() -> key(table.view().getSelectionModel().getSelectedItem())))
                    .isEqualTo(Long.toString(within));
        }
    }

    private static List<String> texts(ConsoleWindow window) {
        return window.visible(Labeled.class).stream()
                .map(label -> FxTest.onFx(label::getText))
                .toList();
    }

    private static String key(Object row) {
        return String.valueOf(row).replaceAll("(?s).*?Alert\\[id=(\\d+).*", "$1");
    }

    private static String top(TableView<?> view) {
        VirtualFlow<?> flow = (VirtualFlow<?>) view.lookup(".virtual-flow");
        return key(view.getItems().get(flow.getFirstVisibleCell().getIndex()));
    }
}
