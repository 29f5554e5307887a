package io.modeldeck.app;

import io.modeldeck.benchmark.BenchmarkWish;
import io.modeldeck.benchmark.TestData;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.search.Dimension;
import io.modeldeck.search.Search;
import io.modeldeck.search.SearchPlan;
import io.modeldeck.search.Space;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.SuccessCriteria;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the engineer of the sample tries out and measures: trainings of their own, a search, and how fast versions answer. */
final class SampleTrials {

    private static final int SEARCH_TRIALS = 6;

    private final Engine engine;
    private final SamplePeople people;

    SampleTrials(Engine engine, SamplePeople people) {
        this.engine = engine;
        this.people = people;
    }

    /** Trains on the newest labelled rows with a recipe of the engineer's own. */
    boolean trainWith(
            SampleModel model, Instant at, Map<String, Object> hyperparameters, SuccessCriteria criteria, int rows) {
        Recipe recipe = new Recipe(
                Optional.of(model.trainer()),
                hyperparameters,
                model.features(),
                Recipe.DEFAULT_LABEL,
                rows,
                Recipe.DEFAULT_HOLD_OUT_SHARE,
                criteria);
        Table labelled = engine.events().labelled(people.id(model), at, rows).labelled(Recipe.DEFAULT_LABEL, false);
        engine.training()
                .queueTable(
                        people.engineer(),
                        at,
                        engine.registry().requireModel(people.id(model)),
                        labelled,
                        recipe,
                        "the newest " + rows + " labelled events");
        engine.training().runNext(OptionalLong.of(people.id(model)), at);
        return true;
    }

    /** What the first version was trained by is kept for the next ones. */
    void keep(Recipe recipe, ModelInfo model, Instant at) {
        engine.recipes()
                .keep(
                        people.engineer(),
                        at,
                        model,
                        new RecipeFile(recipe, Optional.empty()),
                        "As the first version was trained.");
    }

    /** All versions of a model are asked its newest rows, and compared by how long they take. */
    boolean compareSpeed(SampleModel model, Instant at, String notes) {
        List<ModelVersion> versions = engine.registry().versions(people.id(model));
        if (versions.size() < 2) {
            return false;
        }
        Table day = new SampleRows(model, people.day(0))
                .between(at.minus(1, ChronoUnit.DAYS), at)
                .features();
        Table rows = day.slice(Math.max(0, day.rows() - BenchmarkWish.ROWS), day.rows());
        engine.benchmarks()
                .run(
                        people.engineer(),
                        at,
                        new BenchmarkWish(
                                versions,
                                new TestData.Rows(rows, "the newest " + rows.rows() + " calls"),
                                BenchmarkWish.ITERATIONS,
                                BenchmarkWish.WARM_UP,
                                7,
                                notes),
                        Progress.none());
        return true;
    }

    /** A few small trees are tried on the rows of a run; none of them becomes a version. */
    void tryTrees(TrainingRun run, Instant at) {
        Space space = new Space(
                List.of(Dimension.parse("maxDepth", "2:8:whole"), Dimension.parse("minChildWeight", "1:50:log:whole")));
        SearchPlan plan = new SearchPlan(space, "random", "none", SEARCH_TRIALS, 2, 7);
        Search search = engine.searches()
                .start(people.engineer(), at, new Search.Wish(run.id(), Optional.of("tree"), Map.of(), plan, false));
        engine.searches().work(people.engineer(), at, search.id());
    }

    /** Measures the versions of a model beside one another: real calls, on this machine. */
    void benchmark(SampleModel model, Instant at) {
        List<ModelVersion> versions = engine.registry().versions(people.id(model));
        engine.benchmarks()
                .run(
                        people.engineer(),
                        at,
                        new BenchmarkWish(
                                versions,
                                new TestData.Generated(BenchmarkWish.ROWS, 1),
                                BenchmarkWish.ITERATIONS,
                                BenchmarkWish.WARM_UP,
                                1,
                                "Do the retrained versions answer as fast?"),
                        Progress.none());
    }
}
