package io.modeldeck.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaygroundTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private Playground playground;
    private ModelVersion version;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
        playground = loop.engine.playground();
        version = loop.engine.registry().requireVersion(loop.firstVersion());
    }

    @AfterEach
    void close() {
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

    @Test
    void theFormSaysWhatTheBaselineHasAndARowOfItIsAnswered() {
        InputForm form = playground.form(version);

        assertThat(form.fields()).extracting(InputField::name).containsExactly("x", "y", "noise");
        InputField x = form.fields().getFirst();
        assertThat(x.kind()).isEqualTo(InputField.Kind.NUMBER);
        assertThat(Double.parseDouble(x.typical())).isBetween(-0.5, 0.5);
        assertThat(x.surprise("99")).contains(InputField.Matter.OUTSIDE);
        assertThat(x.surprise("0.1")).isEmpty();
        assertThat(x.fault("many")).contains(InputField.Matter.NO_NUMBER);

        Answered answer = playground.ask(version, new Question.OfRows(form.row(form.typical())));
        assertThat(answer.rows().orElseThrow().values()).hasSize(1);
        assertThat(answer.recorded()).isFalse();
        assertThat(events()).isZero();
    }

    @Test
    void onlyWhoAsksForItLeavesAnEvent() {
        InputForm form = playground.form(version);
        Answered answer = playground.ask(
                version, new Question.OfRows(form.row(form.typical())), Playground.Recording.FIGURES, piece -> {});

        assertThat(answer.recorded()).isTrue();
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void aRowIsTheSameAsJsonAndBack() {
        InputForm form = playground.form(version);
        Map<String, String> typed = new LinkedHashMap<>(Map.of("x", "1.5", "y", "", "noise", "2"));

        assertThat(form.typed(form.json(typed))).isEqualTo(typed);
        assertThatThrownBy(() -> form.typed("{\"z\": 1}")).hasMessageContaining("no column 'z'");
        assertThatThrownBy(() -> form.typed("{\"x\": [1]}")).hasMessageContaining("not a list");
        assertThat(form.typed(Map.of("x", 2.0, "else", "passed over"))).containsEntry("x", "2");
    }

    @Test
    void generatedRowsAreLikeTheBaselineAndRepeat() {
        InputForm form = playground.form(version);
        Table rows = form.generate(500, 7);

        double[] x = ((Column.Numeric) rows.require("x")).values();
        assertThat(x).isEqualTo(((Column.Numeric) form.generate(500, 7).require("x")).values());
        double low = form.fields().getFirst().seen().orElseThrow().figure("min").orElseThrow();
        double high =
                form.fields().getFirst().seen().orElseThrow().figure("max").orElseThrow();
        assertThat(java.util.Arrays.stream(x).allMatch(value -> value >= low - 1e-3 && value <= high + 1e-3))
                .isTrue();
        assertThat(io.modeldeck.stats.Sample.of(x).median())
                .isCloseTo(
                        form.fields()
                                .getFirst()
                                .seen()
                                .orElseThrow()
                                .figure("median")
                                .orElseThrow(),
                        org.assertj.core.data.Offset.offset(0.15));
    }

    private static Table rows(int n) {
        return LoopModel.rows(n, 5, World.USUAL);
    }

    private static final class Watched implements Progress {
        private final int stopAfter;
        private long done;

        Watched(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void at(long now, long total, String what) {
            done = now;
        }

        @Override
        public boolean cancelled() {
            return done >= stopAfter;
        }
    }

    @Test
    void aBatchAnswersEveryRowIntoAFile() throws IOException {
        Path file = folder.resolve("answers.csv");
        BatchPrediction.Outcome outcome = playground
                .batches()
                .run(version, rows(1_200), file, Playground.Recording.NONE, new Watched(Integer.MAX_VALUE));

        assertThat(outcome.answered()).isEqualTo(1_200);
        assertThat(outcome.counts().values().stream().mapToInt(n -> n).sum()).isEqualTo(1_200);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1_201);
        assertThat(lines.getFirst()).isEqualTo("x,y,noise,outcome,prediction,confidence,score 0,score 1,error");
        assertThat(events()).isZero();
    }

    @Test
    void aRowThatDoesNotFitFailsAlone() throws IOException {
        String[] x = new String[40];
        java.util.Arrays.setAll(x, i -> i == 13 ? "thirteen" : "0." + i);
        Table table = Table.of(List.of(
                new Column.Categorical("x", x),
                new Column.Numeric("y", new double[40]),
                new Column.Numeric("noise", new double[40])));
        Path file = folder.resolve("answers.csv");

        BatchPrediction.Outcome outcome =
                playground.batches().run(version, table, file, Playground.Recording.NONE, Progress.none());

        assertThat(outcome.answered()).isEqualTo(39);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(Files.readAllLines(file).get(14)).startsWith("thirteen,").contains("'thirteen' is not a number");
        assertThat(Files.readAllLines(file)).hasSize(41);
    }

    @Test
    void whatWasAnsweredBeforeItWasStoppedIsKept() throws IOException {
        Path file = folder.resolve("answers.csv");
        BatchPrediction.Outcome outcome =
                playground.batches().run(version, rows(3_000), file, Playground.Recording.NONE, new Watched(1_000));

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.answered()).isEqualTo(1_000);
        assertThat(Files.readAllLines(file)).hasSize(1_001);
    }

    @Test
    void aFileWithoutTheColumnsIsRefusedBeforeAnythingIsWritten() {
        Path file = folder.resolve("answers.csv");
        Table narrow = rows(3).select(List.of("x", "noise"));

        assertThatThrownBy(() ->
                        playground.batches().run(version, narrow, file, Playground.Recording.NONE, Progress.none()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("needs the columns y");
        assertThat(file).doesNotExist();
    }
}
