package io.modeldeck.testing;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.ApprovalWish;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A process that asks for trainings, approves them, trains, promotes and rolls back until it is killed. Says a line for each thing that it knows to be done. */
public final class TrainingWorkspace {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private TrainingWorkspace() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) {
        try (LoopModel loop = new LoopModel(Path.of(arguments[0]))) {
            if (loop.engine.registry().production(loop.model.id()).isEmpty()) {
                prepare(loop);
            }
            OUT.println("ready");
            while (true) {
                round(loop);
            }
        }
    }

    /** A version that learnt a world which has turned round since, and what happened then. */
    static void prepare(LoopModel loop) {
        Recipe recipe = Recipe.read(
                Map.of("trainer", "boosting", "hyperparameters", Map.of("iterations", 60, "patience", 60)),
                LoopModel.recipe());
        Instant at = LoopModel.START.minus(Duration.ofDays(30));
        long first = loop.train(LoopModel.rows(300, 1, World.USUAL), recipe, at)
                .versionId()
                .orElseThrow();
        loop.promote(first, at);
        loop.happens(new World(0, true), LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofMinutes(1));
    }

    private static void round(LoopModel loop) {
        RetrainingService retraining = loop.engine.retraining();
        long model = loop.model.id();
        Instant at = loop.engine.promotion().stageHistory(model).stream()
                .map(StageChange::at)
                .max(Instant::compareTo)
                .filter(last -> last.isAfter(LoopModel.START))
                .orElse(LoopModel.START.plus(Duration.ofDays(2)))
                .plusSeconds(60);
        Optional<RetrainingRequest> open = retraining.requests(OptionalLong.of(model), Optional.empty(), 1).stream()
                .filter(request -> request.status().isOpen())
                .findFirst();
        if (open.isEmpty()) {
            OUT.println("request "
                    + retraining
                            .create(LoopModel.ENGINEER, at, model, "Once more.")
                            .id());
            return;
        }
        if (open.get().status() == RequestStatus.PENDING_APPROVAL) {
            long run = retraining
                    .approve(
                            LoopModel.REVIEWER,
                            at,
                            ApprovalWish.of(open.get().id(), "Go on.").overChecks(true))
                    .run()
                    .orElseThrow()
                    .id();
            OUT.println("approved " + open.get().id() + " " + run);
        }
        Optional<TrainingRun> ended = loop.engine.training().runNext(OptionalLong.of(model), at);
        ended.ifPresent(run -> {
            OUT.println("ended " + run.id() + " " + run.status().word() + " "
                    + run.versionId().orElse(0));
            if (run.versionId().isPresent()) {
                promote(loop, run.versionId().getAsLong(), at);
            }
        });
    }

    private static void promote(LoopModel loop, long version, Instant at) {
        if (loop.engine.registry().requireVersion(version).validation() != Validation.PASSED) {
            return;
        }
        for (Stage stage : List.of(Stage.STAGING, Stage.PRODUCTION)) {
            loop.engine.promotion().promote(LoopModel.REVIEWER, at, version, stage, "Better.");
        }
        OUT.println("promoted " + version);
        if (version % 3 == 0) {
            long back = loop.engine
                    .promotion()
                    .rollback(LoopModel.REVIEWER, at, loop.model.id(), "Odd.")
                    .version()
                    .id();
            OUT.println("back " + back);
        }
    }
}
