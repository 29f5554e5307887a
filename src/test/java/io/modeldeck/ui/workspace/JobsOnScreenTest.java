package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.Graphs;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.Job;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.ConfigWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Jobs and loaded models in the window: what a person does about them is so afterwards. */
class JobsOnScreenTest extends WorkspaceDesk {

    @Test
    @DisplayName("A job is paused and resumed by its key")
    void pausesAndResumes() throws IOException {
        ModelInfo model = imported();
        console.go(new Place.Jobs());
        console.key("P");
        assertThat(engine.jobs().ofModel(model.id())).filteredOn(Job::paused).hasSize(1);
        console.key("P");
        assertThat(engine.jobs().ofModel(model.id())).noneMatch(Job::paused);
    }

    @Test
    @DisplayName("Space in the list of jobs hides what is below it and shows it again, also after it was read anew")
    void hidesItsDetails() throws IOException {
        imported();
        console.go(new Place.Jobs());
        JobPane pane = (JobPane) FxTest.onFx(() -> console.screen().node().lookup(".job-pane"));
        TableView<?> list = FxTest.find(console.scene().getRoot(), ".data-table .table-view", TableView.class);
        assertThat(pane.isVisible()).isTrue();
        FxTest.doOnFx(() -> Event.fireEvent(list, Input.key(KeyCode.SPACE)));
        console.go(new Place.Jobs());
        assertThat(pane.isVisible()).isFalse();
        FxTest.doOnFx(() -> Event.fireEvent(list, Input.key(KeyCode.SPACE)));
        assertThat(pane.isVisible()).isTrue();
    }

    @Test
    @DisplayName("How often a job runs is changed, and taken back to what the workspace has")
    void changesAnInterval() throws IOException {
        ModelInfo model = imported();
        console.go(new Place.Jobs());
        console.key("E");
        TextField every = FxTest.find(console.scene().getRoot(), ".dialog .text-field", TextField.class);
        FxTest.doOnFx(() -> every.setText("3h"));
        console.click("Set interval");
        assertThat(interval(model)).contains("3h");
        console.undo();
        assertThat(interval(model)).as("inherited").isEmpty();
        assertThat(engine.jobs().ofModel(model.id())).extracting(Job::interval).doesNotContain(Duration.ofHours(3));
    }

    /** What the model's own config says about its first job. */
    private Optional<String> interval(ModelInfo model) {
        return engine.config().explain(OptionalLong.of(model.id()), OptionalLong.empty()).stream()
                .filter(entry -> entry.overridden() && entry.path().startsWith("aggregation."))
                .map(entry -> ConfigWords.text(entry.value()))
                .findFirst();
    }

    @Test
    @DisplayName("A loaded model is listed and leaves the memory by its button")
    void unloads() throws IOException {
        ModelInfo model = imported();
        Path graph = Files.write(folder.resolve("sum.onnx"), Graphs.plus(1));
        ModelVersion version =
                engine.modelIntake().add(Actor.person("A", Face.COMMAND_LINE), NOW, graph, AddModel.named("sum", "1"));
        console.go(new Place.Jobs());
        LoadedPanel panel =
                (LoadedPanel) FxTest.onFx(() -> console.screen().node().lookup("#loaded"));
        assertThat(panel.isVisible()).as("nothing is in memory yet").isFalse();
        engine.inference().predict(version, Map.of("x", 2));
        console.go(new Place.Metrics(model.id()));
        console.go(new Place.Jobs());
        LoadedRow row = FxTest.onFx(() -> panel.rows().getFirst());
        assertThat(row.version()).isEqualTo("v1");
        assertThat(row.runtime()).isEqualTo("ONNX, in the console");
        assertThat(row.figures().calls()).isEqualTo(1);
        assertThat(row.used()).endsWith("ago");
        FxTest.doOnFx(() -> ((Button) panel.lookup("#unload")).fire());
        console.settle();
        assertThat(engine.runtimes().loaded()).isZero();
        assertThat(panel.isVisible()).isFalse();
    }
}
