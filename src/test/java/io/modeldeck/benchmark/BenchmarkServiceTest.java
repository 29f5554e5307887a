package io.modeldeck.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkServiceTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private BenchmarkService benchmarks;
    private ModelVersion first;
    private ModelVersion second;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        benchmarks = loop.engine.benchmarks();
        first = version(loop.train(LoopModel.rows(200, 1, World.USUAL), LoopModel.recipe(), LoopModel.START)
                .versionId()
                .orElseThrow());
        second = version(loop.train(LoopModel.rows(200, 2, World.USUAL), LoopModel.recipe(), LoopModel.START)
                .versionId()
                .orElseThrow());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private ModelVersion version(long id) {
        return loop.engine.registry().requireVersion(id);
    }

    /** A version of another model: the same file, under a name of its own. */
    private ModelVersion stranger(String name, String... parts) {
        ModelInfo model = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, LoopModel.START, name, TaskType.CLASSIFICATION, Optional.empty());
        loop.engine
                .training()
                .queueTable(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        model,
                        LoopModel.rows(200, 3, World.USUAL),
                        LoopModel.recipe(),
                        "rows of a test");
        long id = loop.engine
                .training()
                .runNext(OptionalLong.of(model.id()), LoopModel.START)
                .orElseThrow()
                .versionId()
                .orElseThrow();
        return parts.length == 0 ? version(id) : describe(version(id), parts);
    }

    private ModelVersion describe(ModelVersion version, String... parts) {
        Map<String, Object> said = new java.util.LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            said.put(parts[i], parts[i + 1].startsWith("[") ? List.of(7) : parts[i + 1]);
        }
        return loop.engine.registry().describe(LoopModel.ENGINEER, LoopModel.START, version.id(), said, "");
    }

    private Benchmark run(TestData data, ModelVersion... versions) {
        return benchmarks.run(
                LoopModel.ENGINEER,
                LoopModel.START,
                new BenchmarkWish(List.of(versions), data, 5, 3, 1, "a try"),
                Progress.none());
    }

    @Test
    void versionsOfOneModelAreComparedOnRowsLikeTheBaselineAndKept() {
        Benchmark made = run(new TestData.Generated(8, 1), first, second);

        assertThat(made.task()).isEqualTo("classification");
        assertThat(made.group()).isEqualTo("loop");
        assertThat(made.dimensions()).containsExactly(2L);
        assertThat(made.results()).hasSize(2).allSatisfy(result -> {
            assertThat(result.calls()).isEqualTo(40);
            assertThat(result.failures()).isZero();
            Figures figures = result.figures().orElseThrow();
            assertThat(figures.value("min")).isPositive().isLessThanOrEqualTo(figures.value("p50"));
            assertThat(figures.value("p50")).isLessThanOrEqualTo(figures.value("p99"));
            assertThat(figures.interval("average").orElseThrow().low()).isLessThanOrEqualTo(figures.value("average"));
            assertThat(result.firstMillis()).isPositive();
        });
        assertThat(made.notes()).isEqualTo("a try");
        assertThat(benchmarks.list(Optional.of("classification"), Optional.of("loop"), 10))
                .containsExactly(made);
        assertThat(benchmarks.list(Optional.of("text-embedding"), Optional.empty(), 10))
                .isEmpty();
        assertThat(loop.engine
                        .events()
                        .count(
                                loop.model.id(),
                                OptionalLong.empty(),
                                io.modeldeck.domain.TimeRange.endingAt(
                                        loop.engine.clock().instant(), java.time.Duration.ofDays(1))))
                .isZero();
    }

    @Test
    void whereOneHasAProcessOfItsOwnThatIsSaidBesideTheWinner() {
        loop.engine.isolation().set(LoopModel.ENGINEER, LoopModel.START, second, true, "came by mail");

        Benchmark made = run(new TestData.Generated(4, 1), first, second);
        assertThat(made.results()).extracting(Benchmark.Result::memoryKind).containsExactly("console", "process");
        assertThat(benchmarks.require(made.id()).servedUnlike())
                .contains("Not served alike, which is part of the difference: " + first.label()
                        + " in the console's process, " + second.label() + " in a process of its own.");

        loop.engine.isolation().set(LoopModel.ENGINEER, LoopModel.START, first, true, "both alike");
        assertThat(run(new TestData.Generated(4, 1), first, second).servedUnlike())
                .isEmpty();
    }

    @Test
    void whatWasMeasuredStaysWhenAVersionIsDeleted() {
        Benchmark made = run(new TestData.Rows(LoopModel.rows(4, 9, World.USUAL), "rows.csv"), first, second);
        loop.engine.registry().deleteVersion(LoopModel.ENGINEER, LoopModel.START, second.id(), "only a try");

        Benchmark.Result kept = benchmarks.require(made.id()).results().getLast();
        assertThat(kept.versionId()).isEmpty();
        assertThat(kept.label()).isEqualTo(second.label());
        assertThat(kept.figures()).isEqualTo(made.results().getLast().figures());
    }

    @Test
    void aModelWithoutTheMetadataIsToldWhich() {
        ModelVersion other = stranger("other");

        assertThatThrownBy(() -> run(new TestData.Generated(4, 1), first, other))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("loop v1 lacks equivalenceGroup; other v1 lacks equivalenceGroup")
                .hasMessageContaining("modeldeck model describe --model loop --version 1 --set equivalenceGroup=…");
        assertThat(benchmarks.candidates())
                .filteredOn(c -> c.version().id() == other.id())
                .singleElement()
                .satisfies(c -> assertThat(c.missing()).containsExactly("equivalenceGroup"));
    }

    @Test
    void modelsOfOneGroupAreFoundAndThoseOfOtherDimensionsRefused() {
        ModelVersion other = stranger("other", "equivalenceGroup", "signs");
        describe(first, "equivalenceGroup", "signs");
        describe(second, "equivalenceGroup", "signs");

        // the newest of a model of which none is in production
        assertThat(benchmarks.ofGroup("classification", "signs"))
                .extracting(ModelVersion::id)
                .containsExactly(second.id(), other.id());
        assertThat(run(new TestData.Generated(4, 1), version(second.id()), other)
                        .group())
                .isEqualTo("signs");
        ModelVersion wide = describe(other, "outputDimensions", "[7]");
        assertThatThrownBy(() -> run(new TestData.Generated(4, 1), version(second.id()), wide))
                .hasMessageContaining("outputDimensions differs, [2] of loop v2 and [7] of other v1");
        assertThatThrownBy(() -> benchmarks.ofGroup("classification", "none"))
                .hasMessageContaining("there is no model");
    }

    @Test
    void dataThatAModelCannotReadAreRefusedBeforeAnythingIsMeasured() {
        Table narrow =
                Table.of(List.of(new Column.Numeric("x", new double[] {1}), new Column.Numeric("z", new double[] {1})));

        assertThatThrownBy(() -> run(new TestData.Rows(narrow, "narrow.csv"), first, second))
                .hasMessageContaining("needs the column 'y', and narrow.csv has x, z");
        assertThatThrownBy(() -> run(new TestData.Generated(4, 1), first))
                .hasMessageContaining("two versions at least");
        assertThatThrownBy(() -> run(new TestData.Generated(4, 1), first, first))
                .hasMessageContaining("named twice");
        assertThat(benchmarks.list(Optional.empty(), Optional.empty(), 10)).isEmpty();
    }
}
