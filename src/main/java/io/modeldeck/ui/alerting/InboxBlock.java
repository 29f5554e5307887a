package io.modeldeck.ui.alerting;

import io.modeldeck.alert.InboxPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A group with its alerts, or alerts that stand by themselves.
 *
 * @param alerts those that were read; none of a group that is folded
 */
record InboxBlock(Optional<GroupRow> head, List<AlertRow> alerts) {

    static InboxBlock of(List<AlertRow> alerts) {
        return new InboxBlock(Optional.empty(), alerts);
    }

    /** Whether it is the group of this part. */
    boolean is(InboxPart part) {
        return head.filter(group -> group.group().part().equals(part)).isPresent();
    }

    InboxBlock folded() {
        return new InboxBlock(head.map(group -> group.opened(false)), List.of());
    }

    InboxBlock unfolded(List<AlertRow> found) {
        return new InboxBlock(head.map(group -> group.opened(true)), found);
    }

    /** Its head, else its first alert. */
    InboxBlock beginning() {
        return new InboxBlock(head, alerts.subList(0, head.isPresent() ? 0 : Math.min(1, alerts.size())));
    }

    /** But for what depends on the moment of the look. */
    boolean saysTheSame(InboxBlock other) {
        return head.equals(other.head)
                && alerts.size() == other.alerts.size()
                && IntStream.range(0, alerts.size()).allMatch(i -> alerts.get(i).saysTheSame(other.alerts.get(i)));
    }

    /** The lines that are in sight; a group without any has no head either. */
    static List<InboxLine> lines(List<InboxBlock> blocks, Fold fold) {
        List<InboxLine> lines = new ArrayList<>();
        for (InboxBlock block : blocks) {
            List<AlertRow> shown = fold.shown(block.alerts);
            block.head
                    .filter(head -> fold.isOpen() || head.group().unseen() > 0 || !shown.isEmpty())
                    .ifPresent(lines::add);
            lines.addAll(shown);
        }
        return lines;
    }

    /** Block by block, each with its head first: whatever is sorted by, a group keeps its alerts, and the most important group stays above. */
    static Comparator<InboxLine> inPlace(List<InboxBlock> blocks) {
        Map<Object, Integer> places = new HashMap<>();
        int place = 0;
        for (InboxBlock block : blocks) {
            int head = place++;
            int below = place++;
            block.head.ifPresent(group -> places.put(group.key(), head));
            block.alerts.forEach(row -> places.put(row.key(), below));
        }
        return Comparator.comparingInt(line -> places.getOrDefault(line.key(), Integer.MAX_VALUE));
    }

    /** How many alerts the fold is about. */
    static long folded(List<InboxBlock> blocks, Fold fold) {
        return blocks.stream()
                .mapToLong(block -> block.head
                        .filter(head -> !head.open())
                        .map(head -> head.group().seen())
                        .orElseGet(() -> fold.folded(block.alerts)))
                .sum();
    }
}
