package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.training.TrainerName;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.search.Dimension;
import io.modeldeck.search.Search;
import io.modeldeck.search.SearchPlan;
import io.modeldeck.search.Space;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description = {
            "Searches hyperparameters over the rows and the recipe of a run. The rows that the run held out are never looked"
                    + " at; the best trial is trained by a run like any other, and judged on them."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck search start --run 3 --trainer boosting --space learningRate=0.01:0.3:log --space"
                    + " maxLeaves=4:64:log:whole --trials 30"
        })
final class SearchStartCommand extends WritingCommand {

    @Option(names = "--run", paramLabel = "ID", required = true, order = 1, description = "Number of the run.")
    private long run;

    @Option(
            names = "--trainer",
            converter = TrainerName.class,
            paramLabel = "NAME",
            order = 2,
            description = "Another trainer than the run's.")
    private Optional<String> trainer;

    @Option(
            names = "--space",
            paramLabel = "NAME=VALUES",
            order = 3,
            description =
                    "What is tried: LOW:HIGH, with :log or :whole behind it, or values with commas between (default:"
                            + " what is usually worth trying of the trainer).")
    private Map<String, String> space = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            order = 4,
            description = "A hyperparameter that is the same in every trial.")
    private Map<String, String> fixed = new LinkedHashMap<>();

    @Option(names = "--sampler", paramLabel = "NAME", order = 5, description = "random, grid or tpe (default: tpe).")
    private String sampler = "tpe";

    @Option(
            names = "--pruner",
            paramLabel = "NAME",
            order = 6,
            description = "Breaks off trials that fall behind: none, median or halving (default: median).")
    private String pruner = "median";

    @Option(names = "--trials", paramLabel = "N", order = 7, description = "At most so many (default: 20).")
    private int trials = 20;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            order = 8,
            description = "Trials of a batch, which know nothing of each other and go on at once, as far as"
                    + " training.parallelRuns allows (default: 2).")
    private int parallel = 2;

    @Option(names = "--seed", paramLabel = "N", order = 9, description = "The same seed, the same trials (default: 1).")
    private long seed = 1;

    @Option(names = "--no-candidate", order = 10, description = "Leaves it at the trials: the best is not trained.")
    private boolean noCandidate;

    @Option(
            names = "--later",
            order = 11,
            description = "Leaves the search in the queue: a console works it when it has room, or search resume does.")
    private boolean later;

    SearchStartCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        SearchPlan plan = new SearchPlan(wished(engine), sampler, pruner, trials, parallel, seed);
        Search search = engine.searches()
                .start(by, at, new Search.Wish(run, trainer, new LinkedHashMap<>(fixed), plan, !noCandidate));
        return later
                ? Answer.of(SearchForm.whole(search, engine), SearchForm.report(search, engine))
                : SearchForm.work(engine, by, at, search);
    }

    private Space wished(Engine engine) {
        if (space.isEmpty()) {
            TrainingRun basedOn = engine.training().run(run);
            return Space.usual(trainer.orElseGet(() -> Recipe.read(basedOn.config(), Recipe.standard())
                    .trainerFor(
                            engine.registry().requireModel(basedOn.modelId()).task())
                    .name()));
        }
        List<Dimension> dimensions = new ArrayList<>();
        space.forEach((name, values) -> dimensions.add(Dimension.parse(name, values)));
        if (dimensions.stream().anyMatch(d -> fixed.containsKey(d.name()))) {
            throw new Problem("A hyperparameter is named by --space and by --set; it is either tried or the same.");
        }
        return new Space(dimensions);
    }
}
