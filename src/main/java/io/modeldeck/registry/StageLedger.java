package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One move of a version, written down: its stage, its history and its audit entry, within the transaction of whoever moves it. */
final class StageLedger {

    private final Database database;
    private final VersionStore versions;
    private final StageStore stages;
    private final Aliases aliases;
    private final AuditLog audit;
    private volatile StageListener listener = StageListener.none();

    StageLedger(Database database, VersionStore versions, StageStore stages, Aliases aliases, AuditLog audit) {
        this.database = database;
        this.versions = versions;
        this.stages = stages;
        this.aliases = aliases;
        this.audit = audit;
    }

    void listenTo(StageListener heard) {
        this.listener = heard;
    }

    /** From where the version is; in production it gets its name and is told of. */
    void move(Actor actor, Instant at, ModelVersion version, Stage target, ChangeKind kind, String comment) {
        versions.setStage(version.id(), target);
        stages.move(actor, at, version, Optional.of(version.stage()), target, kind, comment);
        if (target == Stage.PRODUCTION) {
            versions.setPromoted(version.id(), at, actor.name());
            aliases.promoted(actor, at, version);
        }
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("stage", target.word());
        after.put("kind", kind.word());
        audit.record(
                actor,
                at,
                OptionalLong.of(version.modelId()),
                version.shortLabel(),
                action(kind),
                Map.of("stage", version.stage().word()),
                after,
                comment);
        database.announce(new Change.StageChanged(version.modelId()));
        if (target == Stage.PRODUCTION) {
            listener.inProduction(actor, at, version);
        }
    }

    /** That somebody went to production during a freeze. */
    void overridden(Actor actor, Instant at, ModelVersion version, FreezeWindow.Frozen frozen, String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(version.modelId()),
                version.shortLabel(),
                "override freeze",
                Map.of("frozenUntil", frozen.until(), "reason", frozen.reason()),
                Map.of(),
                comment);
    }

    /** History that ran backwards could not say what was in production at a time. */
    void requireInOrder(Instant at, ModelVersion version) {
        Instant since = stages.since(version.id());
        if (at.isBefore(since)) {
            throw new Problem(
                    version.shortLabel() + " came to " + version.stage().word() + " at " + since
                            + "; a move that builds on this cannot be dated before, at " + at + ".");
        }
    }

    private static String action(ChangeKind kind) {
        return switch (kind) {
            case CREATED -> "add version";
            case PROMOTION -> "promote";
            case REPLACEMENT -> "replace";
            case ROLLBACK -> "roll back";
            case WITHDRAWAL -> "archive";
        };
    }
}
