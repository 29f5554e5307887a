package io.modeldeck.retraining;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.TrainingRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model in the loop, whose retrainings are asked for, decided and run; of each test its own. */
abstract class RetrainingDesk {

    static final Instant AT = LoopModel.START.plus(Duration.ofDays(3));
    static final Actor ENGINEER = LoopModel.ENGINEER;
    static final Actor REVIEWER = LoopModel.REVIEWER;

    @TempDir
    Path folder;

    LoopModel loop;
    RetrainingService retraining;
    long first;

    static final Map<String, Object> EVERY_10_DAYS =
            Map.of("minNewLabeledSamples", 0, "conditions", List.of(Map.of("type", "schedule", "everyDays", 10)));

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        retraining = loop.engine.retraining();
        first = loop.firstVersion();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    RetrainingRequest create() {
        return retraining.create(ENGINEER, AT, loop.model.id(), "Let us see.");
    }

    /** Approves whatever the checks say: the model of the tests is young and has few labels. */
    Approval approve(Actor actor, Instant at, long requestId, String comment) {
        return retraining.approve(actor, at, ApprovalWish.of(requestId, comment).overChecks(true));
    }

    List<TrainingRun> requested() {
        return loop.engine.training().runs(OptionalLong.of(loop.model.id()), 100).stream()
                .filter(run -> run.requestId().isPresent())
                .toList();
    }

    List<String> actions() {
        return loop.engine.audit().entries(AuditFilter.ofModel(loop.model.id(), 1_000)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    void triggers(Map<String, Object> keys) {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        LoopModel.START,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("retrainingTriggers", keys),
                        "");
    }

    Optional<RetrainingRequest> consider(Instant at) {
        return retraining.consider(loop.model.id(), at);
    }

    void usualDay() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
    }

    static Instant day(double day) {
        return LoopModel.START.plusMillis(Math.round(day * 86_400_000));
    }

    List<RequestEvent> events(RetrainingRequest request) {
        return retraining.steps(request.id()).stream().map(RequestStep::event).toList();
    }

    void secondPerson() {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        AT,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("secondPerson", true)),
                        "");
    }
}
