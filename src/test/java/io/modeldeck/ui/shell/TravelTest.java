package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class TravelTest {

    private final FxTasks tasks = FxTest.onFx(() -> new FxTasks(work -> {}, failure -> {}));
    private final Loading screen = FxTest.onFx(Loading::new);

    /** Loads whenever it is asked to, and is never done. */
    private final class Loading implements Screen {

        private final StatePane pane = new StatePane(new Label("rows"));

        private void load() {
            pane.load(tasks.lane(), "rows", () -> "rows", rows -> {});
        }

        @Override
        public Node node() {
            return pane;
        }

        @Override
        public void show(Place place) {
            load();
        }

        @Override
        public void refresh(Set<Class<? extends Change>> what) {
            load();
        }

        @Override
        public List<KeyCommand> commands() {
            return List.of();
        }
    }

    @Test
    void whatChangedByItselfIsReadBehindWhatIsShownAndWhatSomebodyAsksForIsWaitedFor() {
        FxTest.doOnFx(() -> {
            ScreenCatalog catalog = new ScreenCatalog();
            catalog.add(Section.OVERVIEW, context -> screen);
            Travel travel = new Travel(
                    catalog, new Selection(Clock.systemUTC()), new StackPane(), section -> screen, place -> {});
            travel.go(new Place.Overview());
            screen.pane.ready();
            travel.refresh(Set.of(Change.MetricsRolled.class));
            assertThat(screen.pane.state()).isInstanceOf(ViewState.Ready.class);
            travel.reshow();
            assertThat(screen.pane.state()).isInstanceOf(ViewState.Loading.class);
        });
    }
}
