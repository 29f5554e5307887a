package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.config.ConfigOrigin;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.Graphs;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.Job;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.ColumnRole;
import io.modeldeck.testing.FxTest;
import io.modeldeck.training.Progress;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.ui.kit.ConfigWords;
import io.modeldeck.ui.kit.FilePicker;
import io.modeldeck.ui.kit.Look;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.Theme;
import io.modeldeck.ui.kit.Workspaces;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screens and dialogs of the workspace on a real engine: what a person does in them is there afterwards. */
class WorkspaceScreensTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final TimeRange ALL =
            new TimeRange(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private final AtomicReference<ScreenContext> context = new AtomicReference<>();
    private final AtomicReference<JobsView> jobs = new AtomicReference<>();
    private final AtomicReference<SettingsView> settings = new AtomicReference<>();
    private Engine engine;
    private MainWindow window;
    private Scene scene;

    @BeforeEach
    void open() {
        engine = Engine.open(
                        new Workspace(folder.resolve("workspace")),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        WorkspaceScreensTest::refuseFxThread)
                .orElseThrow();
        FxTest.start();
        window = FxTest.onFx(() -> new MainWindow(engine, catalog(), new Theme(), Workspaces.none()));
        scene = FxTest.onFx(() -> window.scene(1000, 700));
        FxTest.doOnFx(() -> window.start(Optional.of(new Place.Welcome())));
        FxTest.settle(window.tasks());
    }

    @AfterEach
    void close() {
        settle();
        FxTest.doOnFx(window::close);
        engine.close();
    }

    private static void refuseFxThread() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("The engine was asked on the FX thread");
        }
    }

    private ScreenCatalog catalog() {
        return new ScreenCatalog()
                .add(Section.WELCOME, made -> {
                    context.set(made);
                    return new WelcomeView(made);
                })
                .add(Section.JOBS, made -> {
                    jobs.set(new JobsView(made));
                    return jobs.get();
                })
                .add(Section.SETTINGS, made -> {
                    settings.set(new SettingsView(made));
                    return settings.get();
                });
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void settle() {
        FxTest.settle(window.tasks());
    }

    private ModelInfo imported() throws IOException {
        Path csv = file("events.csv", """
                when,id,amount,guess,truth
                2025-03-01 08:00:00,a,1.5,yes,yes
                2025-03-01 09:00:00,b,2.5,no,yes
                2025-03-01 10:00:00,c,3.5,no,no
                some day,d,4.5,no,no
                """);
        ImportEventsDialog dialog = FxTest.onFx(() -> ImportEventsDialog.open(context.get(), FilePicker.system()));
        settle();
        FxTest.doOnFx(() -> {
            dialog.file().setModel("payments");
            dialog.file().take(csv);
        });
        settle();
        assertThat(FxTest.onFx(() -> dialog.file().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(() -> {
            dialog.next();
            dialog.columns().choose("when", ColumnRole.TIME);
            dialog.columns().choose("id", ColumnRole.ID);
            dialog.columns().choose("guess", ColumnRole.PREDICTION);
            dialog.columns().choose("truth", ColumnRole.LABEL);
            dialog.next();
        });
        settle();
        assertThat(engine.registry().models()).as("a dry run writes nothing").isEmpty();
        assertThat(FxTest.onFx(() -> dialog.check().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(dialog::next);
        settle();
        assertThat(dialog.frame().refusal()).isEmpty();
        FxTest.doOnFx(() -> dialog.frame().close());
        return engine.registry().requireModel("payments");
    }

    @Test
    @DisplayName("A table imported through the dialog: its good rows are events, its bad one stays out")
    void importsEvents() throws IOException {
        ModelInfo model = imported();
        assertThat(engine.events().count(model.id(), OptionalLong.empty(), ALL)).isEqualTo(3);
        assertThat(model.newestEventAt()).contains(Instant.parse("2025-03-01T10:00:00Z"));
    }

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
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> dialog.onnx().take(onnx));
        settle();
        assertThat(FxTest.onFx(() -> dialog.onnx().isReady()))
                .as(dialog.frame().refusal())
                .isTrue();
        FxTest.doOnFx(() -> {
            dialog.onnx().name("kinds", "2026-03");
            dialog.onnx().submit();
        });
        settle();
        ModelVersion version = engine.registry()
                .versions(engine.registry().requireModel("kinds").id())
                .getFirst();
        assertThat(version.sourceVersion()).isEqualTo("2026-03");
        assertThat(version.mapping().columns()).containsExactly("size");
        assertThat(version.classes()).containsExactlyInAnyOrder("high", "low");
        assertThat(context.get().dialogs().isOpen()).isFalse();
    }

    @Test
    @DisplayName("A list of models: what can be had is fetched, the rest says why; once all is had the dialog is done")
    void installsAList() throws IOException {
        Files.write(folder.resolve("kinds.onnx"), trained());
        String good = "{\"modelName\": \"kinds\", \"modelVersion\": \"v1\", \"framework\": \"onnx\","
                + " \"modelBlob\": {\"source\": \"filesystem\", \"path\": \"kinds.onnx\"}}";
        Path partly =
                file("partly.json", "{\"name\": \"starter\", \"models\": [" + good + ", {\"modelName\": \"odd\"}]}");
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.profile());
            dialog.profile().take(partly);
        });
        settle();
        assertThat(dialog.profile().book().orElseThrow().rows())
                .extracting(ProfileBook.Row::model)
                .containsExactly("kinds", "odd");
        assertThat(engine.fetches().jobs(10)).as("looking fetches nothing").isEmpty();
        FxTest.doOnFx(dialog.profile()::submit);
        settle();
        assertThat(dialog.frame().refusal()).contains("1 is being fetched, 1 was refused");
        assertThat(engine.fetches().jobs(10)).hasSize(1);

        Path whole = file("whole.json", "{\"models\": [" + good + "]}");
        FxTest.doOnFx(() -> dialog.profile().take(whole));
        settle();
        FxTest.doOnFx(dialog.profile()::submit);
        settle();
        assertThat(engine.fetches().jobs(10))
                .as("what is under way is not fetched twice")
                .hasSize(1);
        assertThat(context.get().dialogs().isOpen()).isFalse();
    }

    @Test
    @DisplayName("A file that is no model: its sentence stands in the dialog, nothing is added")
    void badModel() throws IOException {
        Path text = file("notes.onnx", "this is a text");
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> dialog.onnx().take(text));
        settle();
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
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.train());
            dialog.train().take(table);
        });
        settle();
        FxTest.doOnFx(() -> dialog.train().recipe().take(recipe));
        settle();
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
        settle();
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
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.train());
            dialog.train().take(table);
        });
        settle();
        assertThat(FxTest.onFx(() -> dialog.train().isReady()))
                .as("no column is guessed to be the label")
                .isFalse();
        FxTest.doOnFx(() -> {
            dialog.train().setLabel("kind");
            dialog.train().submit();
        });
        settle();
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
        AddModelDialog dialog = FxTest.onFx(() -> AddModelDialog.open(context.get(), FilePicker.system()));
        FxTest.doOnFx(() -> {
            dialog.choose(dialog.external());
            dialog.external().fill("remote", "7");
            dialog.external().submit();
        });
        settle();
        ModelInfo model = engine.registry().requireModel("remote");
        assertThat(engine.registry().versions(model.id()).getFirst().isExternal())
                .isTrue();
    }

    @Test
    @DisplayName("A job is paused and resumed by its key")
    void pausesAndResumes() throws IOException {
        ModelInfo model = imported();
        FxTest.doOnFx(() -> window.go(new Place.Jobs()));
        settle();
        press("P");
        assertThat(engine.jobs().ofModel(model.id())).filteredOn(Job::paused).hasSize(1);
        press("P");
        assertThat(engine.jobs().ofModel(model.id())).noneMatch(Job::paused);
    }

    @Test
    @DisplayName("How often a job runs is changed, and taken back to what the workspace has")
    void changesAnInterval() throws IOException {
        ModelInfo model = imported();
        FxTest.doOnFx(() -> window.go(new Place.Jobs()));
        settle();
        press("E");
        FxTest.doOnFx(() -> {
            FxTest.find(scene.getRoot(), ".dialog .text-field", TextField.class).setText("3h");
            scene.getRoot().lookupAll(".dialog .button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals("Set interval"))
                    .forEach(Button::fire);
        });
        settle();
        assertThat(interval(model)).contains("3h");
        FxTest.doOnFx(window::undo);
        settle();
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
        FxTest.doOnFx(() -> window.go(new Place.Jobs()));
        settle();
        LoadedPanel panel = (LoadedPanel) FxTest.onFx(() -> jobs.get().node().lookup("#loaded"));
        assertThat(panel.isVisible()).as("nothing is in memory yet").isFalse();
        engine.inference().predict(version, Map.of("x", 2));
        FxTest.doOnFx(() -> window.go(new Place.Metrics(model.id())));
        FxTest.doOnFx(() -> window.go(new Place.Jobs()));
        settle();
        LoadedRow row = FxTest.onFx(() -> panel.rows().getFirst());
        assertThat(row.version()).isEqualTo("v1");
        assertThat(row.runtime()).isEqualTo("ONNX, in the console");
        assertThat(row.figures().calls()).isEqualTo(1);
        assertThat(row.used()).endsWith("ago");
        FxTest.doOnFx(() -> ((Button) panel.lookup("#unload")).fire());
        settle();
        assertThat(engine.runtimes().loaded()).isZero();
        assertThat(panel.isVisible()).isFalse();
    }

    private void press(String key) {
        FxTest.doOnFx(() -> jobs.get().commands().stream()
                .filter(command -> command.keys().getName().equals(key))
                .forEach(command -> command.run().run()));
        settle();
    }

    @Test
    @DisplayName("A key of the config is overridden, refused where it is wrong, and reset")
    void overridesAndResets() {
        FxTest.doOnFx(() -> window.go(new Place.Settings()));
        settle();
        FxTest.doOnFx(() -> settings.get().choose("Monitoring"));
        type("#setting-aggregation-driftCheck", "soon");
        assertThat(interval()).as("what is wrong is not taken").isEqualTo(Duration.ofHours(6));
        type("#setting-aggregation-driftCheck", "2h");
        assertThat(interval()).isEqualTo(Duration.ofHours(2));
        assertThat(origin()).isEqualTo(ConfigOrigin.GLOBAL);
        FxTest.doOnFx(() -> scene.getRoot()
                .lookupAll("#setting-aggregation-driftCheck .button-icon")
                .forEach(button -> ((Button) button).fire()));
        settle();
        assertThat(interval()).isEqualTo(Duration.ofHours(6));
        assertThat(origin()).isEqualTo(ConfigOrigin.DEFAULT);
    }

    @Test
    @DisplayName("A look that was changed is taken back, and its control shows that")
    void looks() {
        FxTest.doOnFx(() -> window.go(new Place.Settings()));
        settle();
        FxTest.doOnFx(() -> settings.get().choose("Appearance"));
        settle();
        FxTest.doOnFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        CheckBox contrast = FxTest.onFx(() -> scene.getRoot().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> "High contrast".equals(box.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        Look before = FxTest.onFx(() -> context.get().theme().look().get());
        FxTest.doOnFx(contrast::fire);
        assertThat(FxTest.onFx(() -> context.get().theme().look().get())).isEqualTo(before.withContrast(true));
        FxTest.doOnFx(window::undo);
        assertThat(FxTest.onFx(() -> context.get().theme().look().get())).isEqualTo(before);
        assertThat(FxTest.onFx(contrast::isSelected)).isFalse();
        FxTest.doOnFx(window::undo);
        assertThat(FxTest.onFx(() -> context.get().theme().look().get()))
                .as("taking back is no change of its own")
                .isEqualTo(before);
    }

    @Test
    @DisplayName("Search finds settings of every section and hides the rest")
    void searches() {
        FxTest.doOnFx(() -> window.go(new Place.Settings()));
        settle();
        TextField search = FxTest.find(window.root(), "#search", TextField.class);
        FxTest.doOnFx(() -> search.setText("second person"));
        settle();
        CheckBox found = FxTest.find(window.root(), "#setting-policy-secondPerson .check-box", CheckBox.class);
        assertThat(FxTest.onFx(
                        () -> found.isVisible() && found.getParent().getParent().isVisible()))
                .isTrue();
        assertThat(FxTest.onFx(() -> scene.getRoot()
                        .lookup("#setting-aggregation-driftCheck")
                        .isVisible()))
                .isFalse();
    }

    @Test
    @DisplayName("Whatever the settings hold is found by its words")
    void everySettingIsFound() {
        FxTest.doOnFx(() -> window.go(new Place.Settings()));
        settle();
        TextField search = FxTest.find(window.root(), "#search", TextField.class);
        List<Control> controls =
                FxTest.onFx(() -> FxTest.find(window.root(), "#sections", Parent.class).lookupAll("*").stream()
                        .filter(node ->
                                node instanceof ButtonBase || node instanceof TextField || node instanceof ComboBox)
                        .map(Control.class::cast)
                        // which model the config below is of, and the way out of a search that finds nothing
                        .filter(control -> !Messages.text("config.scope").equals(control.getAccessibleText()))
                        .filter(control -> !(control instanceof Hyperlink))
                        .toList());
        assertThat(controls).hasSizeGreaterThan(100);
        FxTest.doOnFx(() -> controls.forEach(control -> {
            SettingRow row = row(control);
            List<String> words = new ArrayList<>(List.of(((Label) row.lookup(".label")).getText()));
            if (control instanceof ButtonBase button && !button.getText().isBlank()) {
                words.add(button.getText());
            }
            words.forEach(said -> {
                search.setText(said);
                assertThat(row.isVisible() && row.getParent().isVisible())
                        .as(said)
                        .isTrue();
            });
        }));
    }

    private static SettingRow row(Node control) {
        Node at = control;
        while (!(at instanceof SettingRow)) {
            at = at.getParent();
            assertThat(at).as("a row around %s", control).isNotNull();
        }
        return (SettingRow) at;
    }

    private void type(String row, String typed) {
        TextField field = FxTest.find(window.root(), row + " .text-field", TextField.class);
        FxTest.doOnFx(() -> {
            field.setText(typed);
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
        settle();
    }

    private Duration interval() {
        return engine.config()
                .effective(OptionalLong.empty(), OptionalLong.empty())
                .aggregation()
                .intervals()
                .get("driftCheck");
    }

    private ConfigOrigin origin() {
        return engine.config().explain(OptionalLong.empty(), OptionalLong.empty()).stream()
                .filter(entry -> entry.path().equals("aggregation.driftCheck"))
                .findFirst()
                .orElseThrow()
                .origin();
    }
}
