package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Stage;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "Trains a version from labelled rows, and adds the model when it is new. The newest fifth of the rows is"
                    + " held out to validate it."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck train history.csv --model churn --label left --trainer boosting --set maxLeaves=15"
        })
final class TrainCommand extends EngineCommand {

    @Mixin
    private TrainingFile data;

    @Mixin
    private ModelOption model;

    @Mixin
    private RecipeOptions recipes;

    @Option(
            names = "--trainer",
            converter = TrainerName.class,
            paramLabel = "NAME",
            order = 7,
            description = "logistic, linear, tree, forest, boosting, network, bayes or nearest.")
    private Optional<String> trainer;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            order = 7,
            description = "A hyperparameter of the trainer, such as learningRate=0.05; docs/training.md lists them.")
    private Map<String, String> hyperparameters = new LinkedHashMap<>();

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            order = 8,
            description = "The newest share of the rows, kept out to validate the version (default: 0.2).")
    private Optional<Double> holdOut;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            order = 8,
            description = "classification or regression (default: the model's, else by the label).")
    private Optional<String> task;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            order = 9,
            description = "The class that scores speak of (default: the last of two).")
    private Optional<String> positive;

    @Option(
            names = "--promote-as",
            paramLabel = "NAME",
            order = 10,
            description = "Takes the candidate to production in that name; marked as simulated.")
    private Optional<String> promoteAs;

    @Mixin
    private FileOptions file;

    @Mixin
    private ActorOptions actor;

    TrainCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Optional<ModelInfo> known = engine.registry().model(model.name());
        Optional<RecipeFile> read = recipes.file(session);
        Optional<Recipe> given = recipes.recipe(read, known, engine);
        TrainingFile.Prepared prepared = data.read(session, file, times(), given, known, task, positive);
        Instant at = prepared.lastAt().orElseGet(() -> actor.at(engine, times()));
        Recipe recipe = recipe(given.orElseGet(Recipe::standard), prepared);
        recipes.requireAllowed(recipe, known, engine);
        TrainingRun queued = engine.together(() -> {
            ModelInfo info = engine.registry()
                    .model(model.name())
                    .orElseGet(() ->
                            engine.registry().createModel(by, at, model.name(), prepared.task(), prepared.positive()));
            read.ifPresent(engine.recipes()::takeIn);
            recipes.allow(recipe, info, engine, by, at, actor.comment());
            return engine.training().queueTable(by, at, info, prepared.table(), recipe, prepared.source());
        });
        TrainingRun run = RunForm.workOff(engine, queued, at);
        if (run.status() == RunStatus.COMPLETED && promoteAs.isPresent()) {
            promote(engine, run, at);
        }
        return answer(engine, run, prepared);
    }

    /** What the options say, over the recipe. Another trainer than the recipe's means another place and other hyperparameters. */
    private Recipe recipe(Recipe base, TrainingFile.Prepared prepared) {
        boolean other = trainer.isPresent() && !trainer.equals(base.trainer());
        Map<String, Object> all = new LinkedHashMap<>(other ? Map.of() : base.hyperparameters());
        all.putAll(hyperparameters);
        return new Recipe(
                trainer.or(base::trainer),
                all,
                prepared.features(),
                prepared.label(),
                base.rows(),
                holdOut.orElse(base.holdOutShare()),
                base.successCriteria(),
                prepared.use(),
                base.choice(),
                other ? new Site.Here() : base.site());
    }

    private void promote(Engine engine, TrainingRun run, Instant at) {
        Actor simulated =
                Actor.person(promoteAs.orElseThrow(), Face.COMMAND_LINE).asSimulated();
        long candidate = run.versionId().orElseThrow();
        String comment = actor.comment().isBlank() ? "Promoted by the training command." : actor.comment();
        engine.together(() -> {
            engine.promotion().promote(simulated, at, candidate, Stage.STAGING, comment);
            return engine.promotion().promote(simulated, at, candidate, Stage.PRODUCTION, comment);
        });
    }

    private static Answer answer(Engine engine, TrainingRun run, TrainingFile.Prepared prepared) {
        ModelInfo info = engine.registry().requireModel(run.modelId());
        Optional<ModelVersion> version = run.versionId().isPresent()
                ? engine.registry().version(run.versionId().getAsLong())
                : Optional.empty();
        List<String> features = prepared.features();
        return new Answer(
                Answer.document(
                        "model",
                        info.name(),
                        "task",
                        info.task().word(),
                        "positiveClass",
                        info.positiveClass(),
                        "rows",
                        prepared.table().rows(),
                        "features",
                        features,
                        "version",
                        version.map(ModelVersion::deploymentVersion),
                        "stage",
                        version.map(v -> v.stage().word()),
                        "validation",
                        version.map(v -> v.validation().word()),
                        "run",
                        RunForm.document(run, engine)),
                Report.of(RunForm.sentence(run, engine))
                        .line(Numbers.count(prepared.table().rows(), "row", "rows") + ", "
                                + Numbers.count(features.size(), "feature", "features") + ": "
                                + String.join(", ", features)),
                RunForm.exitCode(run));
    }
}
