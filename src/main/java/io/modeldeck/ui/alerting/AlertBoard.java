package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxGroups;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.AlertWords;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the screen shows, read in one go off the FX thread.
 *
 * @param open the inbox as it was wished; its first rows where not all were asked for
 * @param grouping by which it is laid out
 * @param whole whether nothing of the layout is missing
 * @param counts all that are open, also those that were not read
 * @param history closed alerts, the newest first
 * @param silences that hold or are still to come, and maintenance
 * @param models names by id
 */
record AlertBoard(
        List<InboxBlock> open,
        Grouping grouping,
        boolean whole,
        List<OpenAlerts> counts,
        List<AlertRow> history,
        List<AlertRule> rules,
        List<Silence> silences,
        Map<Long, String> models) {

    private static final int MOST_CLOSED = 5_000;
    private static final int MOST_REQUESTS = 1_000;

    static AlertBoard read(Engine engine, Instant now, InboxWish wish) {
        Rows rows = Rows.read(engine, now);
        Layout inbox = new Layout(engine, rows, wish);
        List<Alert> closed =
                engine.alerts().history(AlertFilter.newest(MOST_CLOSED).onlyOpen(false));
        return new AlertBoard(
                inbox.blocks(),
                inbox.by,
                inbox.whole,
                engine.alerts().openCounts(),
                rows.of(closed),
                engine.alertRules().all(),
                engine.silences().current(now),
                rows.models);
    }

    /** The inbox, and nothing of the rest. */
    static List<InboxBlock> inbox(Engine engine, Instant now, InboxWish wish) {
        return new Layout(engine, Rows.read(engine, now), wish).blocks();
    }

    /** The inbox while it is read. */
    private static final class Layout {

        private final Engine engine;
        private final InboxGroups groups;
        private final Rows rows;
        private final InboxWish wish;
        private final Grouping by;
        private final Optional<Alert> wanted;
        private boolean whole = true;

        Layout(Engine engine, Rows rows, InboxWish wish) {
            this.engine = engine;
            this.groups = engine.alerts().groups();
            this.rows = rows;
            this.wish = wish;
            this.by = wish.by().orElseGet(() -> Grouping.of(engine.settings().get(Grouping.SETTING)));
            this.wanted = wish.wanted().stream()
                    .mapToObj(engine.alerts()::alert)
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        List<InboxBlock> blocks() {
            return wish.flat()
                    ? List.of(alone(List.of()))
                    : switch (by) {
                        case MODEL -> groups.byModel().stream().map(this::block).toList();
                        case RULE -> groups.byRule().stream().map(this::block).toList();
                        case NONE -> floodsFirst();
                    };
        }

        private List<InboxBlock> floodsFirst() {
            List<InboxGroup> floods = groups.floods();
            List<InboxBlock> blocks =
                    new ArrayList<>(floods.stream().map(this::block).toList());
            blocks.add(alone(
                    floods.stream().map(group -> (InboxPart.Flood) group.part()).toList()));
            return blocks;
        }

        private InboxBlock alone(List<InboxPart.Flood> floods) {
            List<AlertRow> alone = rows.of(engine.alerts().inboxBeside(floods, wish.most()));
            whole = alone.size() < wish.most();
            return InboxBlock.of(alone);
        }

        private InboxBlock block(InboxGroup group) {
            boolean open = wish.isOpen(group, wanted);
            return new InboxBlock(
                    Optional.of(new GroupRow(group, name(group.part()), open)),
                    open ? rows.of(groups.alerts(group.part(), Integer.MAX_VALUE)) : List.of());
        }

        private String name(InboxPart part) {
            return switch (part) {
                case InboxPart.OfModel(long model) -> rows.models.getOrDefault(model, Messages.text("alert.workspace"));
                case InboxPart.OfRule(long rule) -> rule(rule);
                case InboxPart.Flood flood -> rule(flood.ruleId());
            };
        }

        private String rule(long id) {
            return engine.alertRules()
                    .rule(id)
                    .map(rule -> Said.exactly(rule.name()))
                    .orElse("");
        }
    }

    /** What a row says besides its alert. */
    private record Rows(Map<Long, String> models, Map<Long, String> versions, Map<Long, Long> requests, Instant now) {

        static Rows read(Engine engine, Instant now) {
            Map<Long, String> models = new LinkedHashMap<>();
            Map<Long, String> versions = new HashMap<>();
            for (ModelInfo model : engine.registry().models()) {
                models.put(model.id(), model.name());
                for (ModelVersion version : engine.registry().versions(model.id())) {
                    versions.put(version.id(), version.shortLabel());
                }
            }
            Map<Long, Long> requests =
                    engine.retraining().requests(OptionalLong.empty(), Optional.empty(), MOST_REQUESTS).stream()
                            .filter(request -> request.alertId().isPresent())
                            .collect(Collectors.toMap(
                                    request -> request.alertId().getAsLong(), RetrainingRequest::id, Math::max));
            return new Rows(models, versions, requests, now);
        }

        List<AlertRow> of(List<Alert> alerts) {
            return alerts.stream().map(this::of).toList();
        }

        private AlertRow of(Alert alert) {
            String subject = alert.versionId().isPresent()
                    ? versions.getOrDefault(alert.versionId().getAsLong(), AlertWords.model(alert))
                    : AlertWords.model(alert);
            Long request = requests.get(alert.id());
            return new AlertRow(alert, subject, request == null ? OptionalLong.empty() : OptionalLong.of(request), now);
        }
    }

    /** How many are open, whether they were read or not. */
    int openCount() {
        return (int) counts.stream().mapToLong(OpenAlerts::count).sum();
    }

    /** How many wait for somebody to see them. */
    long waiting() {
        return counts.stream()
                .filter(OpenAlerts::askForAttention)
                .mapToLong(OpenAlerts::count)
                .sum();
    }

    long watching() {
        return rules.stream().filter(AlertRule::enabled).count();
    }

    /** When the last alert that is over fired first. */
    Optional<Instant> last() {
        return history.stream().map(row -> row.alert().at()).max(Instant::compareTo);
    }
}
