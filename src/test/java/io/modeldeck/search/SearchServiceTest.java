package io.modeldeck.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.testing.Patience;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchServiceTest {

    private static final Instant AT = LoopModel.START;
    private static final Space SPACE = new Space(List.of(
            Dimension.parse("learningRate", "0.02:0.5:log"),
            Dimension.parse("maxLeaves", "2:16:log:whole"),
            Dimension.parse("minLeafRows", "5:60:log:whole")));

    @TempDir
    Path folder;

    private LoopModel loop;
    private SearchService searches;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        searches = loop.engine.searches();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private long run(Table rows) {
        return loop.train(rows, LoopModel.recipe(), AT).id();
    }

    private static SearchPlan plan(String sampler, String pruner, int trials) {
        return new SearchPlan(SPACE, sampler, pruner, trials, 3, 5);
    }

    private Search start(long run, SearchPlan plan, boolean candidate) {
        return searches.start(
                LoopModel.ENGINEER,
                AT,
                new Search.Wish(run, Optional.of("boosting"), Map.of("iterations", 40), plan, candidate));
    }

    private List<Trial> tried(long run, SearchPlan plan) {
        Search search = start(run, plan, false);
        searches.work(LoopModel.ENGINEER, AT, search.id());
        return searches.trials(search.id());
    }

    /** What a trial says but for how long it took. */
    private static List<List<Object>> told(List<Trial> trials) {
        return trials.stream()
                .map(t -> List.<Object>of(
                        t.number(),
                        t.hyperparameters(),
                        t.status(),
                        t.loss(),
                        t.metrics(),
                        Arrays.toString(t.course())))
                .toList();
    }

    @Test
    void theBestBecomesACandidateLikeAnyOther() {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        Search search = searches.work(
                LoopModel.ENGINEER,
                AT,
                start(run, plan("tpe", "none", 12), true).id());
        assertThat(search.status()).isEqualTo(SearchStatus.COMPLETED);
        List<Trial> trials = searches.trials(search.id());
        assertThat(trials).hasSize(12).allSatisfy(t -> assertThat(t.status()).isEqualTo(Trial.Status.COMPLETED));
        Trial best = TrialSummary.best(trials).orElseThrow();
        assertThat(search.message())
                .startsWith("Best of 12 trials (12 completed): logLoss ")
                .contains("in trial " + best.number());
        assertThat(TrialSummary.bestSoFar(trials)[11]).isEqualTo(best.loss().orElseThrow());
        assertThat(searches.importance(search, trials)).containsOnlyKeys("learningRate", "maxLeaves", "minLeafRows");

        TrainingRun trained = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), AT)
                .orElseThrow();
        assertThat(trained.id()).isEqualTo(search.runId().orElseThrow());
        assertThat(trained.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(trained.triggerReference()).isEqualTo("search " + search.id());
        ModelVersion candidate =
                loop.engine.registry().requireVersion(trained.versionId().orElseThrow());
        Map<?, ?> recipe = (Map<?, ?>) candidate.metadata().get("trainingConfig");
        assertThat(recipe.get("trainer")).isEqualTo("boosting");
        Map<?, ?> used = (Map<?, ?>) recipe.get("hyperparameters");
        assertThat(used.get("iterations")).isEqualTo(40);
        best.hyperparameters()
                .forEach((name, value) -> assertThat(used.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void theSeedDecidesWhatIsTriedAlsoAfterABreak() throws SQLException {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        SearchPlan plan = plan("tpe", "median", 14);
        List<Trial> whole = tried(run, plan);
        loop.engine
                .config()
                .set(
                        LoopModel.ENGINEER,
                        AT,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of("training.parallelRuns", 1),
                        "");
        assertThat(told(tried(run, plan))).as("on one thread").isEqualTo(told(whole));

        Search cut = start(run, plan, false);
        searches.work(LoopModel.ENGINEER, AT, cut.id());
        loop.close();
        // As a kill in the middle of a batch leaves it: trial 9 had not ended, 11 to 13 had not begun.
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modeldeck.db"));
                Statement statement = file.createStatement()) {
            statement.execute("UPDATE search SET status = 'running' WHERE id = " + cut.id());
            statement.execute("DELETE FROM search_trial WHERE number > 10 AND search_id = " + cut.id());
            statement.execute("UPDATE search_trial SET status = 'running', loss = NULL, metrics = '{}', course = '[]'"
                    + " WHERE number = 9 AND search_id = " + cut.id());
        }
        open();
        assertThat(searches.search(cut.id()).status()).isEqualTo(SearchStatus.INTERRUPTED);
        assertThat(searches.startNext(Runnable::run))
                .as("goes on without being asked")
                .isTrue();
        assertThat(searches.search(cut.id()).status()).isEqualTo(SearchStatus.COMPLETED);
        assertThat(told(searches.trials(cut.id())))
                .as("cut off in the middle of a batch")
                .isEqualTo(told(whole));
    }

    @Test
    void pruningChangesNoScoreOfWhatItLeaves() {
        long run = run(LoopModel.rows(1_000, 2, World.USUAL));
        List<Trial> all = tried(run, plan("random", "none", 18));
        for (String pruner : List.of("median", "halving")) {
            List<Trial> some = tried(run, plan("random", pruner, 18));
            assertThat(some).extracting(Trial::status).contains(Trial.Status.PRUNED);
            for (Trial left : some) {
                Trial same = all.get(left.number());
                assertThat(left.hyperparameters()).isEqualTo(same.hyperparameters());
                if (left.status() == Trial.Status.COMPLETED) {
                    assertThat(left.loss()).as(pruner + " " + left.number()).isEqualTo(same.loss());
                } else {
                    assertThat(left.course()).isEqualTo(Arrays.copyOf(same.course(), left.course().length));
                }
            }
        }
    }

    @Test
    void aSearchMayBePartOfOneTransaction() {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        assertTimeoutPreemptively(
                Patience.LIMIT,
                () -> loop.engine.together(
                        () -> tried(run, plan("random", "none", 4)).size()));
    }

    @Test
    void whatARunHoldsOutIsNeverLookedAt() {
        Table rows = LoopModel.rows(300, 1, World.USUAL);
        Column label = rows.columns().getLast();
        String[] turned = new String[300];
        Arrays.setAll(
                turned, row -> row < 240 ? label.text(row) : label.text(row).equals("1") ? "0" : "1");
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(columns.size() - 1, new Column.Categorical(label.name(), turned));
        SearchPlan plan = plan("random", "none", 3);
        assertThat(told(tried(run(Table.of(columns)), plan))).isEqualTo(told(tried(run(rows), plan)));
    }

    @Test
    void aStoppedSearchKeepsItsTrialsAndGoesOn() {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        Search search = start(run, plan("random", "none", 4), false);
        searches.stop(LoopModel.ENGINEER, AT, search.id(), "not today");
        assertThatThrownBy(() -> searches.stop(LoopModel.ENGINEER, AT, search.id(), "again"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("stopped");
        searches.resume(LoopModel.ENGINEER, AT, search.id());
        assertThat(searches.work(LoopModel.ENGINEER, AT, search.id()).status()).isEqualTo(SearchStatus.COMPLETED);
        assertThatThrownBy(() -> searches.resume(LoopModel.ENGINEER, AT, search.id()))
                .hasMessageContaining("start another");
    }

    @Test
    void aModelIsTrainedOrSearchedNeverBothAtOnce() {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        Search search = start(run, plan("random", "none", 3), false);
        loop.engine.training().retry(LoopModel.ENGINEER, AT, run);
        List<Runnable> begun = new ArrayList<>();
        assertThat(searches.startNext(begun::add)).isTrue();
        assertThat(searches.startNext(begun::add)).as("begun already").isFalse();
        assertThat(loop.engine.training().startNext(begun::add))
                .as("a run of a model that is searched")
                .isFalse();
        begun.removeFirst().run();
        assertThat(searches.search(search.id()).status()).isEqualTo(SearchStatus.COMPLETED);

        Search next = start(run, plan("random", "none", 3), false);
        assertThat(loop.engine.training().startNext(begun::add)).isTrue();
        assertThat(searches.startNext(begun::add))
                .as("a search of a model that trains a run")
                .isFalse();
        begun.removeFirst().run();
        assertThat(searches.startNext(Runnable::run)).isTrue();
        assertThat(searches.search(next.id()).status()).isEqualTo(SearchStatus.COMPLETED);
    }

    @Test
    void aSearchWhoseRowsAreGoneFailsWithASentence() throws IOException {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        Search search = start(run, plan("random", "none", 3), false);
        String sha256 =
                String.valueOf(loop.engine.training().run(run).datasetStats().get("datasetSha256"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(sha256))
                    .toList()) {
                Files.delete(file);
            }
        }
        Search ended = searches.work(LoopModel.ENGINEER, AT, search.id());
        assertThat(ended.status()).isEqualTo(SearchStatus.FAILED);
        assertThat(ended.message()).contains(sha256);
        assertThat(loop.engine.training().room().searched()).isEmpty();
    }

    @Test
    void whatCannotBeSearchedIsRefusedBeforeAnythingIsTried() {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        SearchPlan unknown =
                new SearchPlan(new Space(List.of(Dimension.parse("luck", "0:1"))), "random", "none", 3, 1, 1);
        assertThatThrownBy(() -> start(run, unknown, false)).hasMessageContaining("no hyperparameter 'luck'");
        Space tooDeep = new Space(List.of(Dimension.parse("maxDepth", "10:200:whole")));
        Search.Wish deep = new Search.Wish(
                run, Optional.of("tree"), Map.of(), new SearchPlan(tooDeep, "random", "none", 30, 2, 1), true);
        assertThatThrownBy(() -> searches.start(LoopModel.ENGINEER, AT, deep)).hasMessageContaining("'200'");
        Search.Wish numbers = new Search.Wish(
                run,
                Optional.of("linear"),
                Map.of(),
                new SearchPlan(Space.usual("linear"), "random", "none", 3, 2, 1),
                true);
        assertThatThrownBy(() -> searches.start(LoopModel.ENGINEER, AT, numbers))
                .hasMessageContaining("'linear'");
        assertThat(searches.searches(OptionalLong.empty(), 10)).isEmpty();
    }

    @Test
    void aRunOfSomebodysCodeIsSearchedByATrainerOfThisConsoleOnly() throws SQLException {
        long run = run(LoopModel.rows(300, 1, World.USUAL));
        loop.close();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modeldeck.db"));
                Statement statement = file.createStatement()) {
            statement.execute(
                    "UPDATE training_run SET training_config = json_set(training_config, '$.type', 'code', '$.script', 'Mine.java')"
                            + " WHERE id = " + run);
        }
        open();
        Search.Wish unnamed = new Search.Wish(run, Optional.empty(), Map.of(), plan("random", "none", 3), false);
        assertThatThrownBy(() -> searches.start(LoopModel.ENGINEER, AT, unnamed))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("name one with --trainer");
        assertThat(tried(run, plan("random", "none", 3)))
                .allSatisfy(t -> assertThat(t.status()).isEqualTo(Trial.Status.COMPLETED));
    }
}
