package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.selection.ModelOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The overview shows the rows of the workspace in the order somebody wants, and takes up what changes. */
class OverviewOnScreenTest extends MonitoredModel {

    @Test
    @DisplayName("Overview: the model's row, its drift and its requests; new events show after their rollup")
    void overview() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        assertThat(labels(root)).contains("churn", "0 of 400", "usage", "RMSE");
        List<ExportRequest> saved = new ArrayList<>();
        FxTest.doOnFx(() -> root.addEventHandler(ExportRequest.EXPORT, saved::add));
        press(screens.getFirst(), "Shift+E");
        assertThat(saved).singleElement().satisfies(request -> {
            Path file = folder.resolve("overview.md");
            request.export().plain(".md").content().into(new SaveRequest.Into(file, "overview.md", Progress.none()));
            assertThat(file).content().contains("| churn |", "| usage |", "| rmse |");
        });
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("0 of 420");

        store(3, NOW.minus(Duration.ofHours(1)), 5, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.JobRan.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).as("a run of a job alone is no news").contains("0 of 420");
        now = NOW.plus(Duration.ofMinutes(5));
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.JobRan.class)));
        FxTest.settle(tasks);
        assertThat(labels(root))
                .as("what is shown does not grow older than that")
                .contains("0 of 425");
    }

    @Test
    @DisplayName(
            "Overview: a model is pinned at the top and let go again, the others stand by their tags, and far away all grows")
    void pinnedAndByTag() {
        ModelInfo other = engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "absent", TaskType.REGRESSION, Optional.empty());
        engine.registry().notes().put(PERSON, NOW, other, List.of("warehouse", "old"), "", "");
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        assertThat(names(root)).as("what has alerts comes first").containsExactly("churn", "absent");
        FxTest.doOnFx(() -> context.selection().order().set(ModelOrder.PLAIN.flipped("absent")));
        assertThat(names(root)).containsExactly("absent", "churn");
        assertThat(labels(root)).doesNotContain("Pinned · 1 model");
        press(screens.getFirst(), "G");
        assertThat(labels(root)).contains("Pinned · 1 model", "Without a tag · 1 model");
        FxTest.doOnFx(
                () -> FxTest.find(root, ".pin-button.pinned", Button.class).fire());
        assertThat(context.selection().order().get().pinned()).isEmpty();
        assertThat(labels(root)).contains("warehouse · 1 model", "Without a tag · 1 model");

        FxTest.doOnFx(() -> context.selection().fromAfar().set(true));
        assertThat(labels(root)).as("what happened has no room far away").doesNotContain("What happened");
        double far = valueHeight(root);
        FxTest.doOnFx(() -> context.selection().fromAfar().set(false));
        assertThat(labels(root)).contains("What happened");
        assertThat(far).isGreaterThan(2.5 * valueHeight(root));
    }

    private static List<String> names(Parent root) {
        return FxTest.onFx(() -> root.lookupAll(".model-name").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private static double valueHeight(Parent root) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return FxTest.find(root, ".kpi-value", Label.class).getFont().getSize();
        });
    }
}
