package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Moves versions between stages. Each move, its history and its audit entry are one transaction. */
public final class Promotion {

    private static final int COMMENT_LIMIT = 4_000;

    private final Database database;
    private final Registry registry;
    private final PromotionPolicy policy;
    private final VersionStore versions;
    private final StageStore stages;
    private final Aliases aliases;
    private final StageLedger ledger;

    public Promotion(Database database, Registry registry, AuditLog audit, Clock clock, PromotionPolicy policy) {
        this.database = database;
        this.registry = registry;
        this.policy = policy;
        this.versions = new VersionStore(database);
        this.stages = new StageStore(database, clock);
        this.aliases = new Aliases(database, registry, audit, clock);
        this.ledger = new StageLedger(database, versions, stages, aliases, audit);
    }

    /** Who hears of versions that came to production. Set once, while the engine is put together. */
    public void listenTo(StageListener heard) {
        ledger.listenTo(heard);
    }

    /** The names of versions. */
    public Aliases aliases() {
        return aliases;
    }

    /** Whether {@link #promote} would do it; for buttons and lists. */
    public Decision check(Actor actor, Instant at, StageWish wish) {
        ModelVersion version = registry.requireVersion(wish.versionId());
        return StageRules.allowed(version.stage(), version.validation(), rules(actor, at, version, wish));
    }

    /** {@link #promote(Actor, Instant, StageWish)} of a validated version. */
    public StageMove promote(Actor actor, Instant at, long versionId, Stage target, String comment) {
        return promote(actor, at, StageWish.of(versionId, target, comment));
    }

    /** {@link #promote(Actor, Instant, StageWish)}, also without validation. */
    public StageMove promote(
            Actor actor, Instant at, long versionId, Stage target, String comment, boolean unvalidatedAccepted) {
        return promote(actor, at, StageWish.of(versionId, target, comment).unvalidated(unvalidatedAccepted));
    }

    /**
     * Moves a version to a stage. In production it takes the place of the one that is there, which is archived. A repeated wish changes nothing
     * and says so; of two wishes at once the second is told that production has changed meanwhile.
     *
     * @param at when, in the model's own time; not before the moves that it builds on
     * @throws Problem with the reason when the rules refuse it
     */
    public StageMove promote(Actor actor, Instant at, StageWish wish) {
        Stage target = wish.target();
        String comment = wish.comment();
        long versionId = wish.versionId();
        requireShort(comment);
        ModelVersion seen = registry.requireVersion(versionId);
        OptionalLong seenInProduction = wish.seen().orElseGet(() -> production(seen.modelId()));
        return database.transaction(() -> {
            ModelVersion version = registry.requireVersion(versionId);
            Decision decision =
                    StageRules.allowed(version.stage(), version.validation(), rules(actor, at, version, wish));
            if (decision instanceof Decision.Refused(String reason)) {
                String refused =
                        target == Stage.ARCHIVED ? " is not archived. " : " does not go to " + target.word() + ". ";
                throw new Problem(version.shortLabel() + refused + reason);
            }
            if (version.stage() == target) {
                return new StageMove(
                        version,
                        Optional.empty(),
                        false,
                        version.shortLabel() + " is " + where(target) + " already; nothing was changed.");
            }
            if (version.validation() == Validation.NONE && wish.unvalidated() && target != Stage.ARCHIVED) {
                registry.setValidation(
                        actor, at, versionId, Validation.UNVALIDATED, Map.of("reason", comment), comment);
            }
            return target == Stage.PRODUCTION
                    ? toProduction(actor, at, version, seenInProduction, comment)
                    : toOther(actor, at, version, target, comment);
        });
    }

    /**
     * Puts the version that was in production before back there: the parent of the present one. Repeated rollbacks walk further back.
     *
     * @param reason why; required
     */
    public StageMove rollback(Actor actor, Instant at, long modelId, String reason) {
        return rollback(actor, at, modelId, reason, false, Optional.empty());
    }

    /**
     * {@link #rollback(Actor, Instant, long, String)} to a version that may have left production long ago. Freezes do not hold it up: it is the way out.
     *
     * @param unvalidated whether the reason is one to go on without a new validation
     * @param seen as in {@link StageWish}
     */
    public StageMove rollback(
            Actor actor, Instant at, long modelId, String reason, boolean unvalidated, Optional<OptionalLong> seen) {
        actor.require(Role.REVIEWER, "roll back a model");
        requireShort(reason);
        if (reason.isBlank()) {
            throw new Problem("A rollback takes a comment that says why; add --comment TEXT.");
        }
        OptionalLong seenInProduction = seen.orElseGet(() -> production(modelId));
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(modelId);
            requireUnchanged(model.name(), modelId, seenInProduction);
            ModelVersion present = registry.production(modelId)
                    .orElseThrow(() -> new Problem(
                            "No version of " + model.name() + " is in production, so there is nothing to roll back."));
            long parentId = present.parentId()
                    .orElseThrow(() -> new Problem(present.shortLabel()
                            + " was the first in production; there is no version before it to roll back to."));
            ModelVersion parent = registry.requireVersion(parentId);
            ledger.requireInOrder(at, present);
            ledger.requireInOrder(at, parent);
            if (wayBack(parent, at, reason, unvalidated) instanceof Decision.Refused(String why)) {
                throw new Problem(parent.shortLabel() + " does not come back to production. " + why);
            }
            if (parent.stage() == Stage.STAGING) {
                // It was staged anew meanwhile; production is where the rollback wants it all the same.
                ledger.move(actor, at, parent, Stage.ARCHIVED, ChangeKind.ROLLBACK, reason);
                parent = registry.requireVersion(parentId);
            }
            ledger.move(actor, at, present, Stage.ARCHIVED, ChangeKind.ROLLBACK, reason);
            ledger.move(actor, at, parent, Stage.PRODUCTION, ChangeKind.ROLLBACK, reason);
            return new StageMove(
                    registry.requireVersion(parentId),
                    Optional.of(registry.requireVersion(present.id())),
                    true,
                    parent.shortLabel() + " is back in production; " + present.shortLabel() + " is archived.");
        });
    }

    /** The freeze that stands between a version and production at that moment. */
    public Optional<FreezeWindow.Frozen> frozen(ModelVersion version, Instant at) {
        return policy.frozen(version, at);
    }

    /** Whether a rollback from the version in production would go on; for buttons. Empty where there is nothing to go back to. */
    public Optional<Decision> checkRollback(Instant at, long modelId) {
        return checkRollback(at, modelId, false);
    }

    /**
     * The same.
     *
     * @param unvalidated whether a reason would be given to go on without a new validation
     */
    public Optional<Decision> checkRollback(Instant at, long modelId, boolean unvalidated) {
        return registry.production(modelId)
                .map(ModelVersion::parentId)
                .filter(OptionalLong::isPresent)
                .map(parent -> wayBack(registry.requireVersion(parent.getAsLong()), at, "…", unvalidated));
    }

    private Decision wayBack(ModelVersion parent, Instant at, String reason, boolean unvalidated) {
        return StageRules.mayReturn(new StageRules.WayBack(
                reason,
                at,
                stages.leftProduction(parent.id()).orElse(at),
                policy.rollbackWindow(parent),
                parent.validation(),
                parent.validatedAt(),
                unvalidated));
    }

    /** Where each version of the model was at that moment of the model's own time, since when, by whose decision and why. */
    public List<StageChange> stagesAt(long modelId, Instant at) {
        return stages.at(modelId, at);
    }

    /** Every move of every version of the model, in the order in which they were made. */
    public List<StageChange> stageHistory(long modelId) {
        return stages.history(modelId);
    }

    /** Which version was in production at that moment of the model's own time. */
    public Optional<ModelVersion> inProductionAt(long modelId, Instant at) {
        OptionalLong id = stages.inProductionAt(modelId, at);
        return id.isPresent() ? registry.version(id.getAsLong()) : Optional.empty();
    }

    private StageMove toProduction(
            Actor actor, Instant at, ModelVersion version, OptionalLong seenInProduction, String comment) {
        requireUnchanged(version.modelName(), version.modelId(), seenInProduction);
        Optional<ModelVersion> predecessor = registry.production(version.modelId());
        ledger.requireInOrder(at, version);
        predecessor.ifPresent(p -> ledger.requireInOrder(at, p));
        boolean first = !stages.wasInProduction(version.id());
        policy.frozen(version, at).ifPresent(frozen -> ledger.overridden(actor, at, version, frozen, comment));
        predecessor.ifPresent(p -> ledger.move(
                actor,
                at,
                p,
                Stage.ARCHIVED,
                ChangeKind.REPLACEMENT,
                "Replaced by " + version.shortLabel() + ": " + comment));
        ledger.move(actor, at, version, Stage.PRODUCTION, ChangeKind.PROMOTION, comment);
        if (first && predecessor.isPresent()) {
            versions.setParent(version.id(), predecessor.get().id());
        }
        return new StageMove(
                registry.requireVersion(version.id()),
                predecessor.map(p -> registry.requireVersion(p.id())),
                true,
                version.shortLabel() + " is in production"
                        + predecessor
                                .map(p -> "; " + p.shortLabel() + " is archived.")
                                .orElse("."));
    }

    private StageMove toOther(Actor actor, Instant at, ModelVersion version, Stage target, String comment) {
        ledger.requireInOrder(at, version);
        ChangeKind kind = target == Stage.ARCHIVED ? ChangeKind.WITHDRAWAL : ChangeKind.PROMOTION;
        ledger.move(actor, at, version, target, kind, comment);
        return new StageMove(
                registry.requireVersion(version.id()),
                Optional.empty(),
                true,
                version.shortLabel() + " is " + where(target) + ".");
    }

    private static String where(Stage stage) {
        return stage == Stage.ARCHIVED ? "archived" : "in " + stage.word();
    }

    private StageRules.Wish rules(Actor actor, Instant at, ModelVersion version, StageWish wish) {
        // Where no request asked for it, whoever brought the version is the first person.
        Optional<String> requester = policy.requestedBy(version).or(() -> stages.creator(version.id()));
        return new StageRules.Wish(
                wish.target(),
                actor,
                wish.comment(),
                wish.unvalidated(),
                policy.secondPersonRequired(version),
                requester,
                policy.frozen(version, at),
                wish.overFreeze());
    }

    private OptionalLong production(long modelId) {
        return registry.production(modelId).map(v -> OptionalLong.of(v.id())).orElse(OptionalLong.empty());
    }

    private void requireUnchanged(String modelName, long modelId, OptionalLong seen) {
        OptionalLong now = production(modelId);
        if (!now.equals(seen)) {
            throw new Problem("Meanwhile production of " + modelName + " has changed"
                    + registry.production(modelId)
                            .map(v -> " to " + v.shortLabel())
                            .orElse("")
                    + "; nothing was changed. Look again, then decide.");
        }
    }

    private static void requireShort(String comment) {
        if (comment.length() > COMMENT_LIMIT) {
            throw new Problem("The comment has " + comment.length() + " characters; the limit is " + COMMENT_LIMIT
                    + ". Shorten it.");
        }
    }
}
