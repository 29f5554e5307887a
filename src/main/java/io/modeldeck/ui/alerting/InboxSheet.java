package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertCopies;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxGroups;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.InboxReading;
import io.modeldeck.app.Engine;
import io.modeldeck.ui.kit.text.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The inbox as it was wished.
 *
 * @param blocks its first alerts where not all were asked for
 * @param grouping by which it is laid out
 * @param whole whether nothing is missing
 * @param copies what was seen for it: for the next reading
 */
record InboxSheet(List<InboxBlock> blocks, Grouping grouping, boolean whole, AlertCopies copies) {

    /**
     * Off the FX thread.
     *
     * @param before what the reading before saw
     */
    static InboxSheet read(Engine engine, Instant now, InboxWish wish, AlertCopies before) {
        return read(engine, AlertRows.read(engine, now), wish, before);
    }

    static InboxSheet read(Engine engine, AlertRows rows, InboxWish wish, AlertCopies before) {
        return new Reading(engine, rows, wish, before).sheet();
    }

    /** One group as it is now, unfolded; empty where nothing of it is left. Off the FX thread. */
    static Optional<InboxBlock> unfolded(Engine engine, Instant now, InboxBlock folded) {
        InboxReading reading = engine.alerts().reading(AlertCopies.none());
        List<Alert> alerts = folded.head().stream()
                .flatMap(head -> reading.first(Integer.MAX_VALUE, head.group().part()).stream())
                .toList();
        return alerts.isEmpty()
                ? Optional.empty()
                : Optional.of(folded.unfolded(AlertRows.read(engine, now).of(alerts)));
    }

    /** The first line alone. */
    InboxSheet beginning() {
        return new InboxSheet(
                blocks.stream().limit(1).map(InboxBlock::beginning).toList(), grouping, false, AlertCopies.none());
    }

    /** Whether the same alerts stand there in the same way: only how long ago something was may read otherwise. */
    boolean saysTheSame(InboxSheet other) {
        return grouping == other.grouping
                && blocks.size() == other.blocks.size()
                && IntStream.range(0, blocks.size()).allMatch(i -> blocks.get(i).saysTheSame(other.blocks.get(i)));
    }

    private static final class Reading {

        private final Engine engine;
        private final InboxGroups groups;
        private final InboxReading reading;
        private final AlertRows rows;
        private final InboxWish wish;
        private final Optional<Alert> wanted;
        private boolean whole = true;

        Reading(Engine engine, AlertRows rows, InboxWish wish, AlertCopies before) {
            this.engine = engine;
            this.groups = engine.alerts().groups();
            this.reading = engine.alerts().reading(before);
            this.rows = rows;
            this.wish = wish;
            this.wanted = wish.wanted().stream()
                    .mapToObj(engine.alerts()::alert)
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        InboxSheet sheet() {
            Grouping by =
                    wish.by().orElseGet(() -> Grouping.of(engine.settings().get(Grouping.SETTING)));
            List<InboxBlock> blocks = wish.flat()
                    ? List.of(alone(List.of()))
                    : switch (by) {
                        case MODEL -> groups.byModel().stream().map(this::block).toList();
                        case RULE -> groups.byRule().stream().map(this::block).toList();
                        case NONE -> floodsFirst();
                    };
            return new InboxSheet(blocks, by, whole, reading.copies());
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
            List<AlertRow> alone = rows.of(reading.first(wish.most(), floods));
            whole = alone.size() < wish.most();
            return InboxBlock.of(alone);
        }

        private InboxBlock block(InboxGroup group) {
            boolean open = wish.isOpen(group, wanted);
            return new InboxBlock(
                    Optional.of(new GroupRow(group, name(group.part()), open)),
                    open ? rows.of(reading.first(Integer.MAX_VALUE, group.part())) : List.of());
        }

        private String name(InboxPart part) {
            return switch (part) {
                case InboxPart.OfModel(long model) -> rows.model(model);
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
}
