package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.ManyAlerts;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.kit.DataTable;
import io.modeldeck.ui.kit.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
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

    private static String key(Object row) {
        return String.valueOf(row).replaceAll("(?s).*?Alert\\[id=(\\d+).*", "$1");
    }

    private static String top(TableView<?> view) {
        VirtualFlow<?> flow = (VirtualFlow<?>) view.lookup(".virtual-flow");
        return key(view.getItems().get(flow.getFirstVisibleCell().getIndex()));
    }
}
