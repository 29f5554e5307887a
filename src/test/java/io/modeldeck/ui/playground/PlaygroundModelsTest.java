package io.modeldeck.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.benchmark.Candidate;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.Tensor;
import io.modeldeck.playground.Answered;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the screens of the playground think, without any node. */
class PlaygroundModelsTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private Askable asked;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        asked = Askable.of(loop.engine.registry().requireVersion(loop.firstVersion()));
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Answered ask(Draft draft) {
        return loop.engine.playground().ask(asked.version(), draft.question(asked));
    }

    private Draft draft() {
        Draft draft = new Draft();
        draft.form(loop.engine.playground().form(asked.version()));
        return draft;
    }

    @Test
    void aFreshDraftCanBeAskedAtOnceAndWhatIsTypedStays() {
        Draft draft = draft();
        assertThat(asked.way()).isEqualTo(Askable.Way.ROW);
        assertThat(asked.answersAtOnce()).isTrue();
        assertThat(draft.obstacle(asked)).isEmpty();

        draft.type("x", "much");
        assertThat(draft.obstacle(asked)).hasValue("x: This is no number; write one such as 28.5.");
        draft.type("x", "2.5");
        draft.form(loop.engine.playground().form(asked.version()));
        assertThat(draft.typed()).containsEntry("x", "2.5");
        draft.json("{\"x\": -3, \"y\": 0, \"noise\": null}");
        assertThat(draft.typed()).containsEntry("x", "-3").containsEntry("noise", "");
    }

    @Test
    void anAnswerIsShownWithItsBarsAndWhatItTook() {
        AnswerWords words = AnswerWords.of(ask(draft()), Served.of(loop.engine, asked.version()));

        assertThat(words.bars()).hasSize(2).extracting(AnswerWords.Bar::chosen).containsExactly(true, false);
        assertThat(words.bars().getFirst().share())
                .isGreaterThanOrEqualTo(words.bars().getLast().share());
        assertThat(words.bars().getFirst().name()).isEqualTo(words.headline());
        assertThat(words.facts())
                .containsEntry("Recorded", "no")
                .containsEntry("Served by", "ONNX, in this process")
                .containsKeys("Time", "Memory");
    }

    @Test
    void twoAnswersAreComparedWithoutARaceOfSingleCalls() {
        Draft far = draft();
        far.type("x", "4");
        Draft near = draft();
        near.type("x", "-4");
        assertThat(Comparison.sentence(ask(far), ask(far))).startsWith("Both answer 1.");
        assertThat(Comparison.sentence(ask(far), ask(near)))
                .startsWith("They disagree: loop v1 answers 1, loop v1 answers 0.")
                .doesNotContain("faster");
    }

    @Test
    void tensorsComeFromJsonOrFromAFileWhichComesFirst() {
        TensorSpec input = new TensorSpec("x", ElementType.FLOAT, List.of(-1L, 2L));
        assertThat(Draft.example(List.of(input))).contains("\"x\" : [ [ 0, 0 ] ]");
        Draft draft = new Draft();
        Askable tensors = new Askable(asked.version(), Askable.Way.TENSORS);
        assertThat(draft.obstacle(tensors)).isPresent();
        Tensor given = new Tensor(ElementType.FLOAT, List.of(1L, 2L), new float[] {1, 2});
        String name = asked.version().inputs().getFirst().name();
        draft.tensors("{\"" + name + "\": [[5, 6, 7]]}");
        draft.file(name, given);
        assertThat(((Question.OfTensors) draft.question(tensors)).tensors()).isEqualTo(Map.of(name, given));
    }

    @Test
    void textsCarryTheirOptions() {
        Draft draft = new Draft();
        Askable text = new Askable(asked.version(), Askable.Way.TEXT);
        draft.text("Why?", " ", "0.2");
        assertThat(((Question.OfText) draft.question(text)).request().options()).isEqualTo(Map.of("temperature", 0.2));
        assertThat(draft.obstacle(text)).isEmpty();
        draft.text("Why?", "", "hot");
        assertThat(draft.obstacle(text))
                .hasValueSatisfying(why -> assertThat(why).startsWith("'hot' is no temperature"));
        assertThatThrownBy(() -> draft.question(text)).hasMessageContaining("'hot' is no temperature");
        draft.text(" ", "", "");
        assertThat(draft.obstacle(text)).isPresent();
    }

    @Test
    void workThatWasGivenUpDoesNotBeginAndLeavesItsThreadAsItWas() throws Exception {
        Interruption given = new Interruption();
        given.wish();
        assertThatThrownBy(() -> given.during(() -> "never")).isInstanceOf(CancellationException.class);
        Interruption during = new Interruption();
        assertThat(during.during(() -> {
                    during.wish();
                    return Thread.currentThread().isInterrupted();
                }))
                .isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aBenchmarkTakesOnlyWhatFitsToWhatWasChosen() {
        loop.train(LoopModel.rows(200, 2, World.USUAL), LoopModel.recipe(), LoopModel.START);
        ModelInfo other = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, LoopModel.START, "other", TaskType.CLASSIFICATION, Optional.empty());
        loop.engine
                .training()
                .queueTable(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        other,
                        LoopModel.rows(200, 3, World.USUAL),
                        LoopModel.recipe(),
                        "rows");
        loop.engine.training().runNext(OptionalLong.of(other.id()), LoopModel.START);
        List<Candidate> all = loop.engine.benchmarks().candidates();
        BenchmarkDraft draft = new BenchmarkDraft(all);
        draft.proposeFor(loop.model.id());

        assertThat(draft.isReady()).isTrue();
        assertThat(draft.wish(5, 2, 1, "").versions())
                .extracting(ModelVersion::modelName)
                .containsOnly("loop");
        Candidate stranger = all.stream()
                .filter(candidate -> candidate.version().modelName().equals("other"))
                .findFirst()
                .orElseThrow();
        assertThat(draft.against(stranger))
                .hasValueSatisfying(why -> assertThat(why).contains("equivalenceGroup"));
        draft.choose(all.getFirst(), false);
        assertThat(draft.isReady()).isFalse();
    }
}
