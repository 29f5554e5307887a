package io.modeldeck.alert;

import io.modeldeck.alert.Inhibition.Burning;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Marks the open alerts that ask for nobody's attention, and unmarks them when that is over. */
final class Hiding {

    private record Mark(Alert alert, Optional<Hidden> why) {}

    private final Database database;
    private final AlertStore alerts;
    private final InboxStore inbox;
    private final RuleStore rules;
    private final SilenceStore silences;
    private final Settings settings;

    Hiding(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.alerts = new AlertStore(database, clock);
        this.inbox = new InboxStore(database);
        this.rules = new RuleStore(database);
        this.silences = new SilenceStore(database);
        this.settings = settings;
    }

    /** Looks at all models of which something has fired. */
    void refresh(Instant now) {
        inbox.counts().stream().map(OpenAlerts::modelId).distinct().forEach(model -> refresh(model, now, Set.of()));
    }

    /**
     * Looks at one model. What recovers while it is hidden needs nobody: it is acknowledged by the system, and closes.
     *
     * @param before alerts that went on until now
     */
    void refresh(long modelId, Instant now, Collection<Long> before) {
        List<Alert> open = alerts.open(OptionalLong.of(modelId));
        if (marks(open, now, before).isEmpty() && overWhileHidden(open).isEmpty()) {
            return;
        }
        database.transaction(() -> {
            AlertBook book = new AlertBook(alerts);
            List<Alert> current = alerts.open(OptionalLong.of(modelId));
            marks(current, now, before).forEach(mark -> book.hide(mark.alert(), mark.why(), now));
            overWhileHidden(alerts.open(OptionalLong.of(modelId)))
                    .forEach(alert -> book.acknowledge(
                            alert,
                            Actor.SYSTEM_NAME,
                            now,
                            "Recovered while it was "
                                    + alert.care().hidden().orElseThrow().words() + "."));
            database.announce(new Change.AlertChanged(modelId));
            return null;
        });
    }

    private List<Mark> marks(List<Alert> open, Instant now, Collection<Long> before) {
        List<Mark> marks = new ArrayList<>();
        List<Alert> fired = open.stream().filter(alert -> alert.firings() > 0).toList();
        if (fired.isEmpty()) {
            return marks;
        }
        Map<Long, AlertRule> byId =
                rules.everyRule().stream().collect(Collectors.toMap(AlertRule::id, Function.identity()));
        List<Burning> burning = fired.stream()
                .filter(alert -> alert.isUnrecovered() || before.contains(alert.id()))
                .map(alert -> new Burning(alert, byId.get(alert.ruleId())))
                .toList();
        Attention attention = new Attention(silences.notOver(now), burning, switchedOn(), now);
        for (Alert alert : fired) {
            Optional<Hidden> why = attention.hides(alert, byId.get(alert.ruleId()));
            if (!why.equals(alert.care().hidden())) {
                marks.add(new Mark(alert, why));
            }
        }
        return marks;
    }

    private static List<Alert> overWhileHidden(List<Alert> open) {
        return open.stream()
                .filter(alert -> alert.isHidden() && !alert.acknowledged() && alert.state() == AlertState.OK)
                .toList();
    }

    List<Inhibition> switchedOn() {
        return Arrays.stream(Inhibition.values())
                .filter(inhibition -> settings.get(inhibition.setting())
                        .map(Boolean::parseBoolean)
                        .orElse(true))
                .toList();
    }
}
