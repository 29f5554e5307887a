package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.ColumnOverlay;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.SideBySide;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page of a model, and its versions and runs held against one another. */
class ModelScreensTest extends LifecycleDesk {

    @Test
    @DisplayName(
            "The page of a model shows where it stands; a note is written there, its recipe is changed and taken back")
    void modelPage() {
        ModelInfo model = engine.registry().requireModel("card-fraud");
        List<ModelInfo> models = engine.registry().models();
        try (SampleConsole page = SampleConsole.open(engine, ModelView::new, 1240, 790)) {
            FxTest.doOnFx(() -> {
                page.context().selection().setModels(models);
                page.context().selection().choose(model.id());
            });
            page.show(new Place.ModelPage(model.id()));
            TabPane tabs = FxTest.find(page.root(), ".tab-pane", TabPane.class);
            assertThat(FxTest.onFx(() -> tabs.getTabs().get(1).getText()))
                    .isEqualTo(Messages.text(
                            "model.tab.versions",
                            engine.registry().versions(model.id()).size()));

            page.command(Messages.text("model.note.key"));
            FxTest.doOnFx(() -> {
                ((TextField) page.root().lookup(".dialog .text-field")).setText("payments, daily");
                ((TextArea) page.root().lookup(".dialog .text-area")).setText("Ask the card team first.");
                button(page, ".dialog-buttons", Messages.text("model.note.verb"))
                        .fire();
            });
            page.settle();
            assertThat(engine.registry().notes().of(model.id()))
                    .hasValueSatisfying(note -> assertThat(note.tags()).containsExactly("payments", "daily"));

            FxTest.doOnFx(() -> tabs.getSelectionModel().select(2));
            page.settle();
            FxTest.doOnFx(button(page, ".page", Messages.text("recipe.edit"))::fire);
            page.settle();
            FxTest.doOnFx(() -> {
                ((TextField) page.root().lookup(".dialog .text-field")).setText("maxDepth=4");
                button(page, ".dialog-buttons", Messages.text("recipe.edit.verb"))
                        .fire();
            });
            page.settle();
            assertThat(FxTest.onFx(() -> page.root().lookupAll(".dialog-refusal").stream()
                            .map(node -> ((Label) node).getText())
                            .toList()))
                    .as("what the dialog refuses")
                    .isEmpty();
            assertThat(engine.recipes().kept(model.id()))
                    .hasValueSatisfying(kept ->
                            assertThat(kept.document().get("hyperparameters")).isEqualTo(Map.of("maxDepth", 4)));
            FxTest.doOnFx(button(page, ".page", Messages.text("recipe.remove"))::fire);
            decide(page, "Back to how it was.");
            assertThat(engine.recipes().kept(model.id())).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "Figures of the range stand above a model's page, each the door to what explains it; read anew, equal ones stay as they are")
    void strip() {
        ModelInfo model = engine.registry().requireModel("card-fraud");
        List<ModelInfo> models = engine.registry().models();
        try (SampleConsole page = SampleConsole.open(engine, ModelView::new, 1240, 790)) {
            FxTest.doOnFx(() -> {
                page.context().selection().setModels(models);
                page.context().selection().choose(model.id());
            });
            page.show(new Place.ModelPage(model.id()));
            List<Node> doors = FxTest.onFx(() -> List.copyOf(page.root().lookupAll(".door")));
            assertThat(doors).hasSize(5);
            FxTest.doOnFx(() -> ((Label) doors.get(2).lookup(".row-value")).setText("untouched"));

            page.show(new Place.ModelPage(model.id()));
            assertThat(FxTest.onFx(() -> List.copyOf(page.root().lookupAll(".door"))))
                    .isEqualTo(doors);
            assertThat(FxTest.onFx(() -> ((Label) doors.get(2).lookup(".row-value")).getText()))
                    .isEqualTo("untouched");

            FxTest.doOnFx(() -> doors.get(4)
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
            assertThat(page.gone()).last().isInstanceOf(Place.Drift.class);
        }
    }

    @Test
    @DisplayName("A run alone is held against what is in production; courses of trainings lie over each other")
    void compare() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        TrainingRun run = engine.training().runs(OptionalLong.of(model.id()), 10).stream()
                .filter(one -> one.epochs().size() > 1)
                .findFirst()
                .orElseThrow();
        TimeRange range = TimeRange.endingAt(engine.clock().instant(), Duration.ofDays(7));
        CompareBook alone = CompareBook.read(engine, model, List.of("run " + run.id()), range, ZoneOffset.UTC);
        String production =
                "v" + engine.registry().production(model.id()).orElseThrow().deploymentVersion();
        assertThat(alone.words()).containsExactly(production, "run " + run.id());
        assertThat(alone.table().rows())
                .allSatisfy(row -> assertThat(row.cells()).hasSize(2))
                .anySatisfy(row -> assertThat(row.name()).isEqualTo("Accuracy"));
        assertThat(alone.curves(alone.measured().getFirst()))
                .hasValueSatisfying(chart -> assertThat(chart.points())
                        .isGreaterThanOrEqualTo(run.epochs().size()));
        CompareBook gone = CompareBook.read(engine, model, List.of("v999", "run 0"), range, ZoneOffset.UTC);
        assertThat(gone.words()).as("what is not there is left out").startsWith(production);
    }

    @Test
    @DisplayName("The rows of two versions lie over each other; only differences are shown section by section")
    void shapesAndSections() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        List<ModelVersion> versions = engine.registry().versions(model.id());
        assertThat(CompareShapes.read(engine, versions.getFirst(), versions.getLast()))
                .extracting(ColumnOverlay::name)
                .contains("distance_km", "carrier");
        assertThat(CompareShapes.read(engine, versions.getFirst(), versions.getFirst()))
                .as("the same rows tell nothing")
                .isEmpty();
        CompareBook book = CompareBook.read(
                engine,
                model,
                List.of(),
                TimeRange.endingAt(engine.clock().instant(), Duration.ofDays(7)),
                ZoneOffset.UTC);
        CompareSections sections = FxTest.onFx(() -> new CompareSections(() -> {}));
        long differing = FxTest.onFx(() -> rows(book, sections));
        FxTest.doOnFx(() -> sections.set(SideBySide.Section.SCHEMA, false));
        assertThat(FxTest.onFx(() -> rows(book, sections))).isGreaterThan(differing);
        FxTest.doOnFx(sections::flip);
        assertThat(FxTest.onFx(() -> rows(book, sections))).isEqualTo(differing);
        FxTest.doOnFx(sections::flip);
        assertThat(FxTest.onFx(() -> rows(book, sections)))
                .isEqualTo(book.table().rows().size());
    }

    private static long rows(CompareBook book, CompareSections sections) {
        return CompareTable.of(book.table(), sections.onlyDifferences()).rows().size();
    }

    @Test
    @DisplayName(
            "The page of a model shows its days, newest alerts and runs, and leads to their screens filtered on it")
    void activity() {
        ModelInfo model = engine.registry().requireModel("parcel-delay");
        try (SampleConsole page = SampleConsole.open(engine, ModelView::new, 1240, 790)) {
            FxTest.doOnFx(
                    () -> page.context().selection().setModels(engine.registry().models()));
            FxTest.doOnFx(() -> page.context().selection().choose(model.id()));
            page.show(new Place.ModelPage(model.id()));
            page.command(Messages.text("model.tab.previous"));
            Hyperlink all = FxTest.onFx(() -> page.root().lookupAll(".hyperlink").stream()
                    .map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals(Messages.text("model.activity.runs.all")))
                    .findFirst()
                    .orElseThrow());
            FxTest.doOnFx(all::fire);
            assertThat(page.gone()).last().isEqualTo(Place.Runs.ofModelAlone(model.id()));
            try (SampleConsole runs = SampleConsole.open(engine, RunsView::new, 1240, 790)) {
                FxTest.doOnFx(() ->
                        runs.context().selection().setModels(engine.registry().models()));
                runs.show(page.gone().getLast());
                assertThat(FxTest.onFx(() -> runs.root().lookupAll(".data-table").stream()
                                .filter(DataTable.class::isInstance)
                                .map(node -> (DataTable<?>) node)
                                .filter(table ->
                                        table.view().getAccessibleText().equals(Messages.text("runs.table")))
                                .flatMap(table -> table.rows().stream())
                                .map(row -> ((TrainingRun) row).modelName())
                                .distinct()
                                .toList()))
                        .containsExactly("parcel-delay");
            }
        }
    }
}
