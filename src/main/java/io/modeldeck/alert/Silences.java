package io.modeldeck.alert;

import io.modeldeck.alert.Silence.Kind;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Silences, maintenance and inhibitions: what of the alerts asks for nobody's attention. Each change takes effect at once. */
public final class Silences {

    private final Database database;
    private final SilenceStore store;
    private final AlertStore alerts;
    private final Hiding hiding;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    public Silences(Database database, Settings settings, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new SilenceStore(database);
        this.alerts = new AlertStore(database, clock);
        this.hiding = new Hiding(database, settings, clock);
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that hold at the moment or are still to come, the soonest to end first. */
    public List<Silence> current(Instant now) {
        return store.notOver(now);
    }

    /** All that ever were, the newest first. */
    public List<Silence> history(int limit) {
        return store.newest(limit);
    }

    public Silence require(long id) {
        return store.find(id)
                .orElseThrow(() -> new Problem("There is no silence " + id + "; look at the list of silences."));
    }

    /** The maintenance that a model, or the whole workspace, is in at the moment: the one that lasts longest. */
    public Optional<Silence> maintenance(long modelId, Instant now) {
        return store.notOver(now).reversed().stream()
                .filter(silence -> silence.kind() == Kind.MAINTENANCE && silence.isActive(now))
                .filter(silence -> silence.matcher().modelId().orElse(modelId) == modelId)
                .findFirst();
    }

    /** The open alerts that such a silence would hide. */
    public List<Alert> preview(Matcher matcher) {
        return preview(List.of(matcher));
    }

    /** The open alerts that such silences would hide together, each once. */
    public List<Alert> preview(List<Matcher> matchers) {
        return alerts.open(OptionalLong.empty()).stream()
                .filter(alert -> alert.firings() > 0 && matchers.stream().anyMatch(matcher -> matcher.matches(alert)))
                .toList();
    }

    /** Keeps a silence, or maintenance, which hides whatever there is of a model. */
    public Silence add(Actor actor, Instant at, Kind kind, Matcher matcher, TimeRange range, String reason) {
        return add(actor, at, kind, List.of(matcher), range, reason).getFirst();
    }

    /** Keeps several that hold for the same time and reason: all of them or none. */
    public List<Silence> add(
            Actor actor, Instant at, Kind kind, List<Matcher> matchers, TimeRange range, String reason) {
        actor.require(Role.ENGINEER, "silence alerts");
        if (!range.to().isAfter(at)) {
            throw new Problem("The " + kind.word() + " would be over before it is kept; name an end after " + at + ".");
        }
        List<Silence> wanted = matchers.stream()
                .map(matcher -> new Silence(0, kind, matcher, range, actor.name(), reason))
                .toList();
        return change(
                at,
                () -> wanted.stream()
                        .map(silence -> keep(actor, at, silence, reason))
                        .toList());
    }

    private Silence keep(Actor actor, Instant at, Silence silence, String reason) {
        Silence kept = require(store.insert(silence, clock.instant()));
        record(actor, at, kept, "add", Map.of(), facts(kept), reason);
        return kept;
    }

    /** Changes when it ends, or why it is there. */
    public Silence edit(Actor actor, Instant at, long id, Instant until, String reason) {
        actor.require(Role.ENGINEER, "silence alerts");
        return change(actor, at, id, "edit", before -> until(before, at, until, reason), "");
    }

    private static Silence until(Silence before, Instant at, Instant until, String reason) {
        if (!until.isAfter(at)) {
            throw new Problem("Silence " + before.id() + " would be over at once; name an end after " + at
                    + ", or end it with: silences expire " + before.id() + ".");
        }
        return before.with(new TimeRange(from(before, until, at), until), reason);
    }

    /** Ends it before its time; one that has not begun never will. */
    public Silence expire(Actor actor, Instant at, long id, String comment) {
        actor.require(Role.ENGINEER, "silence alerts");
        return change(
                actor,
                at,
                id,
                "expire",
                before -> before.with(new TimeRange(from(before, at, at), at), before.reason()),
                comment);
    }

    /**
     * Ends those of several that are not over, all at once.
     *
     * @return those that were ended now
     */
    public List<Silence> expire(Actor actor, Instant at, List<Long> ids, String comment) {
        return database.transaction(() -> ids.stream()
                .filter(id -> require(id).range().to().isAfter(at))
                .map(id -> expire(actor, at, id, comment))
                .toList());
    }

    /** Where it begins, if it is to end then: not later. */
    private static Instant from(Silence silence, Instant until, Instant otherwise) {
        return silence.range().from().isBefore(until) ? silence.range().from() : otherwise;
    }

    public boolean isOn(Inhibition inhibition) {
        return hiding.switchedOn().contains(inhibition);
    }

    /** Lets alerts of the kind hide others, or not. */
    public void inhibit(Actor actor, Instant at, Inhibition inhibition, boolean on) {
        actor.require(Role.ENGINEER, "change what alerts hide others");
        change(at, () -> {
            settings.put(actor, at, inhibition.setting(), String.valueOf(on));
            return inhibition;
        });
    }

    /** Unhides what no silence hides any longer. For models that nobody evaluates by the clock. */
    public void refresh(Instant now) {
        hiding.refresh(now);
    }

    private Silence requireRunning(long id, Instant at) {
        Silence silence = require(id);
        if (!silence.range().to().isAfter(at)) {
            throw new Problem(
                    "Silence " + id + " is over since " + silence.range().to() + "; add another one.");
        }
        return silence;
    }

    private Silence change(
            Actor actor, Instant at, long id, String action, UnaryOperator<Silence> change, String comment) {
        return change(at, () -> {
            // Read here: somebody else may have ended it meanwhile.
            Silence before = requireRunning(id, at);
            Silence after = change.apply(before);
            store.update(after);
            record(actor, at, after, action, facts(before), facts(after), comment);
            return after;
        });
    }

    private <T> T change(Instant at, Supplier<T> work) {
        return database.transaction(() -> {
            T changed = work.get();
            hiding.refresh(at);
            database.announce(new Change.AlertChanged(0));
            return changed;
        });
    }

    private void record(
            Actor actor,
            Instant at,
            Silence silence,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        audit.record(
                actor,
                at,
                silence.matcher().modelId(),
                silence.kind().word() + " " + silence.id(),
                action,
                before,
                after,
                comment);
    }

    private static Map<String, Object> facts(Silence silence) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("hides", silence.matcher().words());
        facts.put("from", silence.range().from().toString());
        facts.put("until", silence.range().to().toString());
        facts.put("reason", silence.reason());
        return facts;
    }
}
