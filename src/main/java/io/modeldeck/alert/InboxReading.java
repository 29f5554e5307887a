package io.modeldeck.alert;

import io.modeldeck.store.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at the inbox. Which alerts belong there, and in which order, is listed anew from an index; of these only those are read that were written since
 * the look before, or whose rule says something else now. For one thread.
 */
public final class InboxReading {

    private final InboxStore inbox;
    private final InboxGroupStore groups;
    private final AlertCopyStore store;
    private final AlertCopies before;
    private final Map<Long, RuleWords> words;
    private final Map<Long, AlertCopy> seen = new HashMap<>();

    InboxReading(Database database, AlertCopies before) {
        this.inbox = new InboxStore(database);
        this.groups = new InboxGroupStore(database);
        this.store = new AlertCopyStore(database);
        this.before = before;
        this.words = store.words();
    }

    /**
     * The first of those that fired and are not closed, in the order in which a person works through them: those of a model together, in the order of
     * {@link AlertService#openCounts}; among equals the one that fired last first.
     *
     * @param but without what these floods hold
     */
    public List<Alert> first(int most, List<InboxPart.Flood> but) {
        return alerts(inbox.first(most, but));
    }

    /** The first of a part, the most urgent first; among equals the one that fired last. */
    public List<Alert> first(int most, InboxPart part) {
        return alerts(groups.first(most, part));
    }

    /** All that this look saw, for the next one. */
    public AlertCopies copies() {
        return new AlertCopies(seen, words);
    }

    /** What was listed, in that order. */
    List<Alert> alerts(List<AlertStamp> stamps) {
        List<Long> others = new ArrayList<>();
        for (AlertStamp stamp : stamps) {
            Optional<AlertCopy> still = before.still(stamp, words);
            still.ifPresentOrElse(copy -> seen.put(stamp.id(), copy), () -> others.add(stamp.id()));
        }
        store.read(others).forEach(copy -> seen.put(copy.alert().id(), copy));
        List<Alert> alerts = new ArrayList<>(stamps.size());
        for (AlertStamp stamp : stamps) {
            // one that was closed since it was listed is none of them any longer
            AlertCopy copy = seen.get(stamp.id());
            if (copy != null) {
                alerts.add(copy.alert());
            }
        }
        return alerts;
    }
}
