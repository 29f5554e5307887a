package io.modeldeck.quality;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The constraints that people wrote for the features of their models. The quality check looks whether they hold. Any thread but the window's may
 * enter.
 */
public final class Constraints {

    /** More would make each check slow, and nobody reads them. */
    public static final int MOST_OF_MODEL = 500;

    private static final int LONGEST_COMMENT = 4_000;
    private static final int EXAMPLES = 5;
    private static final int ROWS_FOR_NAMES = 200;
    private static final TimeRange ANY_TIME = TimeRange.ofMillis(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);

    /**
     * What a constraint would find.
     *
     * @param rows events of the range that were looked at, the newest {@link QualityService#MOST_ROWS}
     * @param finding as a check would report it; empty where the constraint holds
     * @param offenders the newest events that break it, and how many do
     */
    public record Trial(Constraint constraint, long rows, Optional<Finding> finding, Offenders offenders) {}

    private final Database database;
    private final ConstraintStore store;
    private final QualityStore checks;
    private final EventStore events;
    private final AuditLog audit;
    private final Clock clock;

    public Constraints(Database database, EventStore events, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new ConstraintStore(database);
        this.checks = new QualityStore(database);
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** The constraints of a model, by feature. */
    public List<Constraint> ofModel(long modelId) {
        return store.ofModel(modelId);
    }

    /** The constraints of a model, by feature, and what the check says of each; empty: there was no check yet. */
    public List<ConstraintVerdict> verdicts(long modelId, Optional<QualityReport> check) {
        List<Constraint> all = store.ofModel(modelId);
        if (check.isEmpty()) {
            return all.stream().map(ConstraintVerdict::unknown).toList();
        }
        Set<Long> looked = store.before(check.get().id());
        return all.stream()
                .map(constraint -> ConstraintVerdict.of(constraint, check.get(), looked.contains(constraint.id())))
                .toList();
    }

    /** The names that a constraint may speak of: the features of the newest events and of the newest check; empty where there are none yet. */
    public Set<String> known(long modelId) {
        Set<String> known = new LinkedHashSet<>(features(modelId));
        checks.latest(modelId)
                .ifPresent(report -> known.addAll(report.nullRates().keySet()));
        return known;
    }

    public Constraint require(long id) {
        return store.find(id)
                .orElseThrow(
                        () -> new Problem("There is no constraint " + id + "; modeldeck constraints list shows them."));
    }

    /**
     * Keeps constraints, all or none. One that demands what a kept one demands already only brings its severity and its note, so that a file that
     * is read twice doubles nothing.
     *
     * @return the constraints as kept, with their numbers
     */
    public List<Constraint> add(Actor actor, Instant at, List<Constraint> wanted, String comment) {
        permit(actor, comment);
        return database.transaction(() -> {
            List<Constraint> kept = new ArrayList<>();
            for (Constraint constraint : wanted) {
                requireKnown(constraint);
                kept.add(keep(actor, at, constraint, comment));
            }
            return kept;
        });
    }

    private Constraint keep(Actor actor, Instant at, Constraint constraint, String comment) {
        List<Constraint> all = store.ofModel(constraint.modelId());
        Optional<Constraint> same =
                all.stream().filter(constraint::demandsTheSame).findFirst();
        if (same.isPresent()) {
            return update(actor, at, same.get(), constraint.withId(same.get().id()), comment);
        }
        if (all.size() >= MOST_OF_MODEL) {
            throw new Problem("A model has at most " + MOST_OF_MODEL + " constraints; remove some first.");
        }
        Constraint kept = constraint.withId(store.insert(constraint, clock.instant()));
        record(actor, at, kept, "add constraint", Map.of(), ConstraintDocument.of(kept), comment);
        return kept;
    }

    /** Puts another demand, severity or note in the place of the constraint with its number. */
    public Constraint edit(Actor actor, Instant at, Constraint changed, String comment) {
        permit(actor, comment);
        return database.transaction(() -> {
            Constraint before = require(changed.id());
            if (!changed.feature().equals(before.feature())) {
                requireKnown(changed);
            }
            store.ofModel(before.modelId()).stream()
                    .filter(other -> other.id() != changed.id() && other.demandsTheSame(changed))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Problem(
                                "Constraint " + other.id() + " demands the same already: " + other.words() + ".");
                    });
            return update(actor, at, before, changed, comment);
        });
    }

    private Constraint update(Actor actor, Instant at, Constraint before, Constraint after, String comment) {
        if (!after.equals(before)) {
            store.update(after, clock.instant());
            record(
                    actor,
                    at,
                    after,
                    "edit constraint",
                    ConstraintDocument.of(before),
                    ConstraintDocument.of(after),
                    comment);
        }
        return after;
    }

    /** Removes a constraint; what it found before stays in the reports. */
    public Constraint remove(Actor actor, Instant at, long id, String comment) {
        permit(actor, comment);
        return database.transaction(() -> {
            Constraint constraint = require(id);
            store.delete(id);
            record(actor, at, constraint, "remove constraint", ConstraintDocument.of(constraint), Map.of(), comment);
            return constraint;
        });
    }

    /** What constraints, kept or not, would find among the newest events of the range. Changes nothing. */
    public List<Trial> test(List<Constraint> constraints, long modelId, OptionalLong versionId, TimeRange range) {
        EventFrame frame = events.window(modelId, versionId, range, QualityService.MOST_ROWS);
        return constraints.stream().map(constraint -> trial(constraint, frame)).toList();
    }

    private Trial trial(Constraint constraint, EventFrame frame) {
        if (constraint.id() == 0) {
            requireKnown(constraint);
        }
        BitSet broken = Offences.broken(constraint, frame.features());
        return new Trial(
                constraint,
                frame.rows(),
                Findings.broken(constraint, broken.cardinality(), frame.rows()),
                Offenders.of(events, frame, broken, EXAMPLES, OptionalLong.empty()));
    }

    /** A slip in the name would make a constraint that never finds anything. Without events there is nothing to hold the name against. */
    private void requireKnown(Constraint constraint) {
        Set<String> known = known(constraint.modelId());
        if (!known.isEmpty() && !known.contains(constraint.feature())) {
            throw new Problem("No event of late has a feature '" + Findings.shortened(constraint.feature())
                    + "'; there are "
                    + String.join(", ", known.stream().limit(30).toList()) + "."
                    + Nearest.hint(constraint.feature(), known));
        }
    }

    /** The features of the newest events. */
    private List<String> features(long modelId) {
        return events.window(modelId, OptionalLong.empty(), ANY_TIME, ROWS_FOR_NAMES)
                .features()
                .names();
    }

    private static void permit(Actor actor, String comment) {
        actor.require(Role.ENGINEER, "change a constraint");
        if (comment.length() > LONGEST_COMMENT) {
            throw new Problem("A comment may have at most " + LONGEST_COMMENT + " characters; shorten it.");
        }
    }

    private void record(
            Actor actor,
            Instant at,
            Constraint constraint,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        OptionalLong model = OptionalLong.of(constraint.modelId());
        audit.record(actor, at, model, "constraint " + constraint.id(), action, before, after, comment);
        database.announce(new Change.ConfigChanged(constraint.modelId()));
    }
}
