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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
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
        FxTest.doOnFx(() -> screens.getFirst()
                .refresh(Set.of(Change.JobRan.class, Change.EventsStored.class, Change.LabelsStored.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).as("nor are events before they are rolled up").contains("0 of 420");
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

    @Test
    @DisplayName("Overview: what is told one after the other is read once, and once more where it was told meanwhile")
    void toldOften() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> {
            for (int i = 0; i < 9; i++) {
                screens.getFirst().refresh(Set.of(Change.MetricsRolled.class));
            }
            assertThat(tasks.pending().get()).as("readings under way").isEqualTo(1);
        });
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("0 of 420");
    }

    @Test
    @DisplayName("Overview: read anew it touches what differs and nothing else")
    void readAnew() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        FxTest.doOnFx(() -> {
            root.applyCss();
            root.layout();
        });
        Touched equal = new Touched(root, ".kpi-tile", ".model-row", ".timeline");
        reread(screens.getFirst());
        assertThat(equal.all()).as("the same figures").isEmpty();

        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        Touched one = new Touched(root, ".kpi-tile", ".model-row", ".timeline");
        reread(screens.getFirst());
        assertThat(one.texts).as("requests of all models, and of this one").containsExactly("2.5", "2.5", "0 of 420");
        assertThat(one.children).as("no node came or went").isEmpty();

        engine.audit()
                .record(
                        PERSON,
                        NOW.minus(Duration.ofMinutes(1)),
                        OptionalLong.of(model.id()),
                        "comment",
                        "request 4",
                        Map.of(),
                        Map.of(),
                        "looks fine");
        Touched happened = new Touched(root, ".kpi-tile", ".model-row", ".timeline");
        List<Node> before = entries(root);
        reread(screens.getFirst());
        assertThat(happened.texts).isEmpty();
        assertThat(happened.children).containsExactly("timeline");
        assertThat(entries(root).subList(1, before.size() + 1)).isEqualTo(before);
    }

    @Test
    @DisplayName("Overview: the first events of a model that had none show at once")
    void firstEvents() {
        engine.registry()
                .createModel(PERSON, NOW.minus(Duration.ofDays(9)), "absent", TaskType.REGRESSION, Optional.empty());
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(OverviewView::new, new Place.Overview(), screens);
        store(2, NOW.minus(Duration.ofHours(2)), 20, 60);
        FxTest.doOnFx(() -> screens.getFirst().refresh(Set.of(Change.EventsStored.class)));
        FxTest.settle(tasks);
        assertThat(labels(root)).contains("0 of 420");
    }

    private void reread(Screen screen) {
        FxTest.doOnFx(() -> screen.refresh(Set.of(Change.MetricsRolled.class)));
        FxTest.settle(tasks);
    }

    private static List<Node> entries(Parent root) {
        return FxTest.onFx(() -> List.copyOf(root.lookupAll(".timeline-row")));
    }

    /** What is done to the nodes below some from now on. */
    private static final class Touched {

        final List<String> texts = new ArrayList<>();
        final List<String> children = new ArrayList<>();
        final List<String> laidOut = new ArrayList<>();

        Touched(Parent root, String... selectors) {
            FxTest.doOnFx(() -> {
                for (String selector : selectors) {
                    root.lookupAll(selector).forEach(this::follow);
                }
            });
        }

        private void follow(Node node) {
            if (node instanceof Label label) {
                label.textProperty().subscribe((before, now) -> texts.add(now));
                label.graphicProperty().subscribe(() -> children.add("graphic of " + label.getText()));
            } else if (node instanceof Parent parent) {
                String name = parent.getStyleClass().isEmpty()
                        ? parent.getClass().getSimpleName()
                        : parent.getStyleClass().getFirst();
                parent.getChildrenUnmodifiable().subscribe(() -> children.add(name));
                parent.needsLayoutProperty().subscribe((before, now) -> laidOut.add(name));
                parent.getChildrenUnmodifiable().forEach(this::follow);
            }
        }

        List<String> all() {
            return Stream.of(texts, children, laidOut).flatMap(List::stream).toList();
        }
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
