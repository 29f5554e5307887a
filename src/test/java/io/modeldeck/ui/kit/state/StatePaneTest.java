package io.modeldeck.ui.kit.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Problem;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** What is loaded without anybody asking for it changes what is shown once it is there, and not before. */
class StatePaneTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final FxTasks tasks = FxTest.onFx(() -> new FxTasks(background::add, failure -> {}));
    private final FxTasks.Lane lane = tasks.lane();
    private final StatePane pane = FxTest.onFx(() -> new StatePane(new Label("rows")));

    private void load(Callable<String> work) {
        pane.load(lane, "rows", work, shown::add);
    }

    private void quietly(Callable<String> work) {
        FxTest.doOnFx(() -> StatePane.quietly(() -> load(work)));
    }

    private Class<?> state() {
        return FxTest.onFx(pane::state).getClass();
    }

    private void work() {
        background.remove().run();
        FxTest.doOnFx(() -> {});
    }

    @Test
    void whatNobodyAskedForIsLoadedBehindWhatIsShown() {
        quietly(() -> "first");
        assertThat(state()).as("nothing is shown yet").isEqualTo(ViewState.Loading.class);
        work();
        quietly(() -> "second");
        assertThat(state()).isEqualTo(ViewState.Ready.class);
        work();
        assertThat(shown).containsExactly("first", "second");

        FxTest.doOnFx(() -> load(() -> "third"));
        assertThat(state()).as("somebody asked").isEqualTo(ViewState.Loading.class);
        quietly(() -> "fourth");
        assertThat(state()).as("and waits still").isEqualTo(ViewState.Loading.class);
        work();
        work();
        assertThat(state()).isEqualTo(ViewState.Ready.class);
        assertThat(shown).containsExactly("first", "second", "fourth");
    }

    @Test
    void thatThereIsNothingStaysThereToo() {
        FxTest.doOnFx(() -> pane.allGood("No alerts", "All is well."));
        quietly(() -> "first");
        assertThat(state()).isEqualTo(ViewState.AllGood.class);
        work();
        assertThat(state()).isEqualTo(ViewState.Ready.class);
    }

    @Test
    void whatCouldNotBeLoadedIsSaid() {
        FxTest.doOnFx(pane::ready);
        quietly(() -> {
            throw new Problem("The disk is gone.");
        });
        work();
        assertThat(state()).isEqualTo(ViewState.Failed.class);
    }
}
