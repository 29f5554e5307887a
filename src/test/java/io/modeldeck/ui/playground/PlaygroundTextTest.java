package io.modeldeck.ui.playground;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.FakeOllama;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's model asked in the playground: it streams, is stopped, and its tokens are added up. */
class PlaygroundTextTest {

    @TempDir
    Path folder;

    private final FakeOllama fake = new FakeOllama().with("tiny:latest", "completion");
    private LoopModel loop;
    private SampleConsole console;
    private ModelVersion version;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        version = loop.engine
                .ollamaIntake()
                .add(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        OllamaServer.parse(fake.address()),
                        AddModel.named("assistant", "tiny"),
                        Optional.empty());
        console = SampleConsole.open(loop.engine, PlaygroundView::new, 1_100, 760);
        console.show(new Place.Playground(OptionalLong.of(version.id()), Place.Playground.Tab.ASK));
    }

    @AfterEach
    void close() {
        console.close();
        loop.close();
        fake.close();
    }

    private String answer() {
        return FxTest.onFx(() -> console.root().lookupAll(".text-area").stream()
                .map(TextArea.class::cast)
                .filter(area -> !area.isEditable())
                .map(TextArea::getText)
                .findFirst()
                .orElse(""));
    }

    private void write(String prompt) {
        FxTest.doOnFx(() -> {
            List<TextArea> areas = console.root().lookupAll(".text-area").stream()
                    .map(TextArea.class::cast)
                    .filter(TextArea::isEditable)
                    .toList();
            areas.getFirst().setText(prompt);
        });
    }

    /** Without waiting for what it starts. */
    private void begin(String key) {
        FxTest.doOnFx(() -> console.screen().commands().stream()
                .filter(command -> command.text().equals(Messages.text(key)))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    }

    @Test
    void aRecordedAnswerShowsItsTokensAndIsAddedUp() {
        write("why is it?");
        FxTest.doOnFx(() -> console.root().lookupAll(".check-box").stream()
                .map(CheckBox.class::cast)
                .filter(box -> box.getText().equals(Messages.text("playground.record")))
                .forEach(CheckBox::fire));
        console.command(Messages.text("playground.ask"));
        console.settle();

        assertThat(answer()).contains("why is it?");
        assertThat(console.controls().words())
                .contains("Tokens written")
                .contains("Ollama, on its server")
                .contains("yes, as an event");
        console.show(new Place.Playground(OptionalLong.empty(), Place.Playground.Tab.TOKENS));
        assertThat(console.controls().words()).contains("Tokens read").contains("0 failed");
        assertThat(loop.engine
                        .tokens()
                        .uses(
                                version.modelId(),
                                io.modeldeck.domain.TimeRange.endingAt(
                                        loop.engine.clock().instant().plusSeconds(1), java.time.Duration.ofDays(1)),
                                9))
                .singleElement()
                .satisfies(use -> assertThat(use.contents()).isFalse());
    }

    @Test
    void anAnswerThatIsStoppedKeepsWhatCameAndTheServerIsLeft() throws InterruptedException {
        fake.replace("/api/chat", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            for (String piece : List.of("So", " far")) {
                wire.send("{\"message\":{\"role\":\"assistant\",\"content\":\"" + piece + "\"},\"done\":false}\n");
            }
            wire.awaitHangUp();
        });
        write("tell me more");
        begin("playground.ask");
        await().until(() -> answer().equals("So far"));
        begin("playground.stop");

        await(fake.hungUp());
        console.settle();
        assertThat(answer()).isEqualTo("So far");
        assertThat(console.controls().words()).contains("Stopped. What had come until then stands above.");
    }

    @Test
    void whatCameBeforeAServerBrokeOffStaysAboveItsFailure() {
        fake.replace("/api/chat", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            wire.send("{\"message\":{\"role\":\"assistant\",\"content\":\"Half\"},\"done\":false}\n");
        });
        write("tell me more");
        console.command(Messages.text("playground.ask"));
        console.settle();
        assertThat(answer()).isEqualTo("Half");
        assertThat(console.controls().words()).contains("The connection to Ollama");
    }

    @Test
    void earlierTextsAreSteppedThroughWithoutBeingSent() {
        for (String prompt : List.of("first", "second")) {
            write(prompt);
            console.command(Messages.text("playground.ask"));
            console.settle();
        }
        String answered = answer();
        console.command(Messages.text("playground.earlier"));
        console.settle();
        assertThat(prompt()).isEqualTo("first");
        assertThat(answer()).as("nothing was asked").isEqualTo(answered);
        console.command(Messages.text("playground.later"));
        assertThat(prompt()).isEqualTo("second");
    }

    private String prompt() {
        return FxTest.onFx(() -> console.root().lookupAll(".text-area").stream()
                .map(TextArea.class::cast)
                .filter(TextArea::isEditable)
                .findFirst()
                .orElseThrow()
                .getText());
    }

    @Test
    void aServerThatIsGoneIsToldInTheCard() {
        fake.leave();
        write("anybody?");
        console.command(Messages.text("playground.ask"));
        console.settle();

        assertThat(console.controls().words()).contains("Ollama");
        assertThat(answer()).isEmpty();
    }
}
