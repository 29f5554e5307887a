package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.FxTest;
import io.modeldeck.training.Progress;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.dialog.FilePicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A model that somebody adds in the dialog, by each of its ways, is there afterwards; of what is refused nothing is. */
class AddModelDialogTest extends WorkspaceDesk {

    private byte[] trained() {
        double[] x = new double[60];
        String[] y = new String[60];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = i % 7 == 0 || i > 30 ? "high" : "low";
        }
        Table table = Table.of(List.of(new Column.Numeric("size", x), new Column.Categorical("kind", y)));
        return Trainers.named("logistic")
                .train(TrainingSet.of(table, "kind", List.of("size")), Map.of(), Progress.none())
                .onnx();
    }

    @Test
    @DisplayName("A model file added through the dialog: its columns come from the file, the version is a candidate")
    void addsOnnx() throws IOException {
        Path onnx = Files.write(folder.resolve("kinds.onnx"), trained());
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> dialog.onnx().take(onnx));
        console.settle();
        assertThat(FxTest.onFx(() -> dialog.onnx().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(() -> {
            dialog.onnx().name("kinds", "2026-03");
            dialog.onnx().submit();
        });
        console.settle();
        ModelVersion version = engine.registry()
                .versions(engine.registry().requireModel("kinds").id())
                .getFirst();
        assertThat(version.sourceVersion()).isEqualTo("2026-03");
        assertThat(version.mapping().columns()).containsExactly("size");
        assertThat(version.classes()).containsExactlyInAnyOrder("high", "low");
        assertThat(context().dialogs().isOpen()).isFalse();
    }

    @Test
    @DisplayName("A list of models: what can be had is fetched, the rest says why; once all is had the dialog is done")
    void installsAList() throws IOException {
        Files.write(folder.resolve("kinds.onnx"), trained());
        String good = "{\"modelName\": \"kinds\", \"modelVersion\": \"v1\", \"framework\": \"onnx\","
                + " \"modelBlob\": {\"source\": \"filesystem\", \"path\": \"kinds.onnx\"}}";
        Path partly =
                file("partly.json", "{\"name\": \"starter\", \"models\": [" + good + ", {\"modelName\": \"odd\"}]}");
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.profile());
            dialog.profile().take(partly);
        });
        console.settle();
        assertThat(dialog.profile().book().orElseThrow().rows())
                .extracting(ProfileBook.Row::model)
                .containsExactly("kinds", "odd");
        assertThat(engine.fetches().jobs(10)).as("looking fetches nothing").isEmpty();
        FxTest.doOnFx(dialog.profile()::submit);
        console.settle();
        assertThat(dialog.frame().refusal()).contains("1 is being fetched, 1 was refused");
        assertThat(engine.fetches().jobs(10)).hasSize(1);

        Path whole = file("whole.json", "{\"models\": [" + good + "]}");
        FxTest.doOnFx(() -> dialog.profile().take(whole));
        console.settle();
        FxTest.doOnFx(dialog.profile()::submit);
        console.settle();
        assertThat(engine.fetches().jobs(10))
                .as("what is under way is not fetched twice")
                .hasSize(1);
        assertThat(context().dialogs().isOpen()).isFalse();
    }

    @Test
    @DisplayName("A file that is no model: its sentence stands in the dialog, nothing is added")
    void badModel() throws IOException {
        Path text = file("notes.onnx", "this is a text");
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> dialog.onnx().take(text));
        console.settle();
        assertThat(dialog.frame().refusal()).contains("notes.onnx").contains("no ONNX model");
        assertThat(FxTest.onFx(() -> dialog.onnx().isReady())).isFalse();
        assertThat(engine.registry().models()).isEmpty();
    }

    @Test
    @DisplayName("A recipe from a file sets the form; what leaves the machine waits for its box")
    void trainsByARecipe() throws IOException {
        StringBuilder csv = new StringBuilder("size,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i).append(',').append(i > 30 ? "high" : "low").append('\n');
        }
        Path table = file("kinds.csv", csv.toString());
        Path recipe = file(
                "recipe.json",
                "{\"worker\": \"http://127.0.0.1:9/jobs\", \"label\": \"kind\", \"successCriteria\": {\"minAccuracy\": 0.7}}");
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.train());
            dialog.train().take(table);
        });
        console.settle();
        FxTest.doOnFx(() -> dialog.train().recipe().take(recipe));
        console.settle();
        assertThat(dialog.frame().refusal()).isEmpty();
        assertThat(FxTest.onFx(() -> dialog.train().isReady()))
                .as("nobody allowed it yet")
                .isFalse();
        assertThat(FxTest.onFx(() -> dialog.train().recipe().consent().getText()))
                .contains("http://127.0.0.1:9");
        FxTest.doOnFx(() -> {
            dialog.train().recipe().consent().fire();
            dialog.train().submit();
        });
        console.settle();
        assertThat(dialog.frame().refusal()).isEmpty();
        TrainingRun queued = engine.training().runs(OptionalLong.empty(), 5).getFirst();
        assertThat(queued.config())
                .containsEntry("worker", "http://127.0.0.1:9/jobs")
                .containsEntry("successCriteria", Map.of("minAccuracy", .7));
        assertThat(engine.recipes().consents(queued.modelId())).hasSize(1);
    }

    @Test
    @DisplayName("A table alone: the training of the first model is queued")
    void trains() throws IOException {
        StringBuilder csv = new StringBuilder("size,kind\n");
        for (int i = 0; i < 60; i++) {
            csv.append(i)
                    .append(',')
                    .append(i % 7 == 0 || i > 30 ? "high" : "low")
                    .append('\n');
        }
        Path table = file("kinds.csv", csv.toString());
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.train());
            dialog.train().take(table);
        });
        console.settle();
        assertThat(FxTest.onFx(() -> dialog.train().isReady()))
                .as("no column is guessed to be the label")
                .isFalse();
        FxTest.doOnFx(() -> {
            dialog.train().setLabel("kind");
            dialog.train().submit();
        });
        console.settle();
        assertThat(dialog.frame().refusal()).isEmpty();
        TrainingRun queued = engine.training().runs(OptionalLong.empty(), 5).getFirst();
        assertThat(queued.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(engine.training()
                        .runNext(OptionalLong.empty(), NOW)
                        .orElseThrow()
                        .status())
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    @DisplayName("A model that runs elsewhere is added without a file")
    void addsExternal() {
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.external());
            dialog.external().fill("remote", "7");
            dialog.external().submit();
        });
        console.settle();
        ModelInfo model = engine.registry().requireModel("remote");
        assertThat(engine.registry().versions(model.id()).getFirst().isExternal())
                .isTrue();
    }
}
