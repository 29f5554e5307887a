package io.modeldeck.alert;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The inbox in parts, and what is done to many alerts at once. Any thread but the window's may enter. */
public final class InboxGroups {

    /** More alerts of one rule than this within {@link #CLOSE} have one cause. */
    public static final int MANY = 20;

    /** See {@link #MANY}. */
    public static final Duration CLOSE = Duration.ofMinutes(1);

    /** So many floods are told apart; alerts of others stand by themselves. */
    private static final int MOST_FLOODS = 50;

    /** So many are acknowledged in one transaction: others are let in between. */
    private static final int AT_ONCE = 250;

    private static final Comparator<InboxGroup> MOST_URGENT = Comparator.comparing(
                    (InboxGroup group) -> group.asking() == 0)
            .thenComparing(InboxGroup::severity, Comparator.reverseOrder())
            .thenComparing(InboxGroup::newest, Comparator.reverseOrder());

    private final Database database;
    private final InboxGroupStore store;
    private final AlertService alerts;

    InboxGroups(Database database, AlertService alerts) {
        this.database = database;
        this.store = new InboxGroupStore(database);
        this.alerts = alerts;
    }

    /** Those of each model, in the order of the inbox. */
    public List<InboxGroup> byModel() {
        return store.byModel();
    }

    /** Those of each rule, the rule with the most urgent one first. */
    public List<InboxGroup> byRule() {
        return store.byRule(OptionalLong.empty());
    }

    /** The same of the alerts of one model alone. */
    public List<InboxGroup> byRule(long modelId) {
        return store.byRule(OptionalLong.of(modelId));
    }

    /** Where more than {@value #MANY} alerts of one rule fired within a minute, of whichever models: the most urgent first. */
    public List<InboxGroup> floods() {
        return store.floods(MANY, CLOSE, MOST_FLOODS).stream()
                .flatMap(flood -> store.figures(flood).stream())
                .sorted(MOST_URGENT)
                .toList();
    }

    /** The first of a part, the most urgent first; among equals the one that fired last. */
    public List<Alert> alerts(InboxPart part, int most) {
        return alerts.reading(AlertCopies.none()).first(most, part);
    }

    /** The numbers of those of a part that nobody has acknowledged. */
    public List<Long> unseen(InboxPart part) {
        return store.unseen(part);
    }

    /** The numbers of all of a part. */
    public List<Long> ids(InboxPart part) {
        return store.ids(part);
    }

    /**
     * Somebody has seen these alerts. One that somebody else was faster with stays as it is; what was acknowledged stays so if the process ends.
     *
     * @return those that were acknowledged now
     */
    public List<Long> acknowledge(Actor actor, Instant at, List<Long> ids, String comment) {
        return inSteps(ids, id -> alerts.acknowledge(actor, at, id, comment));
    }

    /** Takes the acknowledgements back where that is still possible; returns those that ask again. */
    public List<Long> unacknowledge(Actor actor, Instant at, List<Long> ids, String comment) {
        return inSteps(ids, id -> alerts.unacknowledge(actor, at, id, comment));
    }

    /** Adds a remark to the history of each, of all or of none. */
    public void comment(Actor actor, Instant at, List<Long> ids, String comment) {
        database.transaction(() -> {
            ids.forEach(id -> alerts.comment(actor, at, id, comment));
            return ids;
        });
    }

    /**
     * Says who looks after these alerts, all of them or none.
     *
     * @param to a person's name; empty: nobody any longer
     * @return who did before, by the alert
     */
    public Map<Long, Optional<String>> assign(
            Actor actor, Instant at, List<Long> ids, Optional<String> to, String comment) {
        Map<Long, Optional<String>> each = new LinkedHashMap<>();
        ids.forEach(id -> each.put(id, to));
        return assign(actor, at, each, comment);
    }

    /** The same with a name for each, as to take it back. */
    public Map<Long, Optional<String>> assign(
            Actor actor, Instant at, Map<Long, Optional<String>> each, String comment) {
        return database.transaction(() -> {
            Map<Long, Optional<String>> before = new LinkedHashMap<>();
            each.forEach((id, to) -> {
                before.put(id, alerts.require(id).care().assignedTo());
                alerts.assign(actor, at, id, to, comment);
            });
            return before;
        });
    }

    /**
     * Says whether these alerts were of use, all of them or none.
     *
     * @param value empty: the words that were said are taken back
     * @return what was said of each before, by the alert
     */
    public Map<Long, Optional<Usefulness>> rate(
            Actor actor, Instant at, List<Long> ids, Optional<Usefulness> value, String comment) {
        Map<Long, Optional<Usefulness>> each = new LinkedHashMap<>();
        ids.forEach(id -> each.put(id, value));
        return rate(actor, at, each, comment);
    }

    /** The same with a word for each, as to take it back. */
    public Map<Long, Optional<Usefulness>> rate(
            Actor actor, Instant at, Map<Long, Optional<Usefulness>> each, String comment) {
        return database.transaction(() -> {
            Map<Long, Optional<Usefulness>> before = new LinkedHashMap<>();
            each.forEach((id, value) -> {
                before.put(id, alerts.require(id).care().usefulness());
                alerts.rate(actor, at, id, value, comment);
            });
            return before;
        });
    }

    /** What silences alerts like these: one for each model, rule and kind among them. */
    public List<Matcher> like(List<Long> ids) {
        return ids.stream()
                .map(id -> Matcher.like(alerts.require(id)))
                .distinct()
                .toList();
    }

    private interface Deed {
        Decision of(long id);
    }

    private List<Long> inSteps(List<Long> ids, Deed deed) {
        List<Long> done = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<Long> step = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            done.addAll(database.transaction(() -> step.stream()
                    .filter(id -> deed.of(id) instanceof Decision.Accepted)
                    .toList()));
        }
        return done;
    }
}
