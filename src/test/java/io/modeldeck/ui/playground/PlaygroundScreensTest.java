package io.modeldeck.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.export.Export;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screens of the playground on a small real workspace. */
class PlaygroundScreensTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private SampleConsole console;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
        loop.firstVersion();
        loop.train(LoopModel.rows(200, 2, World.USUAL), LoopModel.recipe(), LoopModel.START);
    }

    @AfterEach
    void close() {
        console.close();
        loop.close();
    }

    private long events() {
        return loop.engine
                .events()
                .count(
                        loop.model.id(),
                        OptionalLong.empty(),
                        TimeRange.endingAt(loop.engine.clock().instant().plusSeconds(1), Duration.ofDays(1)));
    }

    private <T> List<T> all(String selector, Class<T> type) {
        return FxTest.onFx(() -> console.root().lookupAll(selector).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList());
    }

    @Test
    void aModelAnswersAtOnceAndLeavesNoTraceUntilSomebodySaysSo() {
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground());
        assertThat(console.controls().words())
                .contains("loop v1")
                .contains("Nothing is recorded")
                .contains("ONNX, in this process");
        assertThat(events()).isZero();

        List<TextField> fields = all(".text-field", TextField.class);
        FxTest.doOnFx(() -> fields.getFirst().setText("many"));
        console.command(Messages.text("playground.ask"));
        console.settle();
        assertThat(console.controls().words()).contains("This is no number");
        FxTest.doOnFx(() -> fields.getFirst().setText("4"));
        FxTest.doOnFx(() -> all(".check-box", CheckBox.class).stream()
                .filter(box -> box.getText().equals(Messages.text("playground.record")))
                .forEach(CheckBox::fire));
        console.command(Messages.text("playground.ask"));
        console.settle();
        assertThat(events()).isEqualTo(1);

        console.command(Messages.text("playground.compare"));
        console.settle();
        console.command(Messages.text("playground.ask"));
        console.settle();
        assertThat(console.controls().words()).contains("Both answer 1.").contains("loop v2");
    }

    @Test
    void theAnswersAreSavedWithWhatWasAsked() throws Exception {
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground());
        console.command(Messages.text("playground.compare"));
        console.settle();
        List<TextField> fields = all(".text-field", TextField.class);
        FxTest.doOnFx(() -> fields.getFirst().setText("4"));
        console.command(Messages.text("playground.ask"));
        console.settle();
        List<ExportRequest> asked = new ArrayList<>();
        FxTest.doOnFx(() -> console.root().addEventHandler(ExportRequest.EXPORT, asked::add));
        console.command(Messages.text("playground.save"));
        console.settle();
        Export request = asked.getFirst().export();
        assertThat(request.name()).isEqualTo("answer-loop-v1-loop-v2");
        List<String> rows = saved(request, "answers.csv").lines().toList();
        assertThat(rows.getFirst())
                .startsWith("input x,input y,input noise,model,version,latencyMillis,recorded,prediction,confidence")
                .contains(",score 0,score 1");
        assertThat(rows.subList(1, 3)).allMatch(row -> row.startsWith("4,"));
        assertThat(rows.get(2)).contains(",loop,2,");
        assertThat(saved(request, "answers.json")).contains("\"scores\"").contains("\"input\"");
    }

    private String saved(Export export, String name) throws IOException {
        Path file = folder.resolve(name);
        String ending = name.substring(name.lastIndexOf('.'));
        export.plain(ending).content().into(new SaveRequest.Into(file, name, Progress.none()));
        return Files.readString(file);
    }

    @Test
    void whatWasAskedBeforeIsSteppedThroughAndRecordsNothing() {
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground());
        List<TextField> fields = all(".text-field", TextField.class);
        FxTest.doOnFx(() -> all(".check-box", CheckBox.class).stream()
                .filter(box -> box.getText().equals(Messages.text("playground.record")))
                .forEach(CheckBox::fire));
        for (String value : List.of("4", "5")) {
            FxTest.doOnFx(() -> fields.getFirst().setText(value));
            console.command(Messages.text("playground.ask"));
            console.settle();
        }
        console.command(Messages.text("playground.earlier"));
        console.settle();
        assertThat(FxTest.onFx(() -> fields.getFirst().getText())).isEqualTo("4");
        assertThat(events()).as("only what was asked by hand").isEqualTo(2);
    }

    @Test
    void whatIsAskedIsKeptUnderANameAndTakenAgain() {
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground());
        List<TextField> fields = all(".text-field", TextField.class);
        FxTest.doOnFx(() -> fields.getFirst().setText("4.5"));
        console.command(Messages.text("examples.keep"));
        console.settle();
        FxTest.doOnFx(() ->
                FxTest.find(console.root(), "#example-name", TextField.class).setText("far off"));
        press("examples.keep.verb");
        console.settle();
        assertThat(loop.engine.examples().ofModel(loop.model.id()))
                .singleElement()
                .satisfies(example -> {
                    assertThat(example.name()).isEqualTo("far off");
                    assertThat(example.inputs()).containsEntry("x", 4.5);
                });
        FxTest.doOnFx(() -> console.screen().refresh(Set.of(Change.ExampleChanged.class)));
        console.settle();
        FxTest.doOnFx(() -> fields.getFirst().setText("0"));
        press("examples.take");
        console.settle();
        assertThat(FxTest.onFx(() -> fields.getFirst().getText())).isEqualTo("4.5");
    }

    @Test
    void aRecentPredictionIsOneKeyAway() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 3, Duration.ofMinutes(1));
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground());
        console.command(Messages.text("recent.take"));
        console.settle();
        Object newest = loop.engine
                .events()
                .events(EventQuery.newest(
                        loop.model.id(), new TimeRange(LoopModel.START, LoopModel.START.plus(Duration.ofDays(1))), 1))
                .getFirst()
                .prediction()
                .features()
                .get("x");
        List<TextField> fields = all(".text-field", TextField.class);
        assertThat(Double.parseDouble(FxTest.onFx(() -> fields.getFirst().getText())))
                .isEqualTo((double) newest);
    }

    @Test
    void aRuntimeThatIsNotInstalledIsNamedAndInstalledFromAFolder() throws Exception {
        String before = System.getProperty("modeldeck.packs");
        System.setProperty("modeldeck.packs", folder.resolve("packs").toString());
        try {
            Path stick = Files.createDirectories(folder.resolve("stick"));
            for (String jar : List.of("pytorch-engine-1.jar", "pytorch-jni-1.jar", "pytorch-native-cpu-1.jar")) {
                Files.write(stick.resolve(jar), new byte[1]);
            }
            TensorSpec one = new TensorSpec("x", ElementType.FLOAT, List.of(1L, 4L));
            long script = loop.engine
                    .modelIntake()
                    .addDescribed(
                            LoopModel.ENGINEER,
                            LoopModel.START,
                            AddModel.named("script", "1"),
                            new ModelReference(
                                    ModelVersion.PYTORCH, new byte[] {1}, List.of(one), List.of(one), "A script."))
                    .id();
            console = SampleConsole.open(
                    loop.engine, context -> new PlaygroundView(context, choosing(folder, stick)), 1_100, 760);
            console.show(new Place.Playground(OptionalLong.of(script), Place.Playground.Tab.ASK));
            assertThat(console.controls().words())
                    .contains("The pack pytorch is not installed")
                    .contains("./mvnw -Ppack-pytorch");
            press("pack.install");
            console.settle();
            assertThat(folder.resolve("packs/pytorch/pytorch-jni-1.jar")).exists();
            assertThat(console.controls().words()).doesNotContain("is not installed on this machine");
        } finally {
            if (before == null) {
                System.clearProperty("modeldeck.packs");
            } else {
                System.setProperty("modeldeck.packs", before);
            }
        }
    }

    private static FilePicker choosing(Path file, Path folder) {
        return new FilePicker() {
            @Override
            public Optional<Path> file(javafx.scene.Node owner, String title, Kind kind) {
                return Optional.of(file);
            }

            @Override
            public Optional<Path> folder(javafx.scene.Node owner, String title) {
                return Optional.of(folder);
            }

            @Override
            public Optional<Path> newFile(javafx.scene.Node owner, String title, String suggestedName) {
                return Optional.empty();
            }
        };
    }

    @Test
    void aFileOfRowsIsAnsweredIntoAnother() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "x,y,noise\n4,0,0\n-4,0,0\nfar,0,0\n");
        FilePicker picker = choosing(rows, folder);
        console = SampleConsole.open(loop.engine, context -> new PlaygroundView(context, picker), 1_100, 760);
        console.show(new Place.Playground(OptionalLong.empty(), Place.Playground.Tab.BATCH));
        press("batch.choose");
        press("batch.start");
        console.settle();

        assertThat(console.controls().words()).contains("2 of 3 rows are answered in rows-answers.csv.");
        assertThat(Files.readAllLines(folder.resolve("rows-answers.csv"))).hasSize(4);
    }

    private void press(String key) {
        FxTest.doOnFx(() -> all(".button", Button.class).stream()
                .filter(button -> button.getText().equals(Messages.text(key)))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void aBenchmarkIsMadeFromTheScreenAndShown() {
        console = SampleConsole.open(loop.engine, BenchmarksView::new, 1_300, 760);
        console.show(new Place.Benchmarks());
        assertThat(console.controls().words()).contains("No benchmark was made yet");
        FxTest.doOnFx(() ->
                console.context().selection().setModels(loop.engine.registry().models()));
        console.command(Messages.text("benchmarks.new"));
        console.settle();
        press("benchmarks.start");
        console.settle();

        assertThat(loop.engine.benchmarks().list(Optional.empty(), Optional.empty(), 9))
                .hasSize(1);
        assertThat(console.controls().words()).contains("Benchmark 1: loop").contains("loop v2");
    }

    @Test
    void withoutCallsOfTextsTheLedgerSaysHowTheyGetThere() {
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground(OptionalLong.empty(), Place.Playground.Tab.TOKENS));
        assertThat(console.controls().words()).contains("No recorded calls of models of texts");
    }
}
