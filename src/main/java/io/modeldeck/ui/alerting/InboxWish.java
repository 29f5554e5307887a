package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxPart;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How the inbox is to be laid out. Values only: it is read off the FX thread.
 *
 * @param by empty: as the workspace remembers it
 * @param flat every alert by itself, so that words can be sought in all of them
 * @param flipped groups that are not as they are by themselves: large ones and floods folded, small ones not
 * @param wanted an alert that is to be in sight
 * @param most alerts by themselves
 */
record InboxWish(Optional<Grouping> by, boolean flat, Set<InboxPart> flipped, OptionalLong wanted, int most) {

    /** Groups of more than this are folded until somebody unfolds them. */
    static final int MANY = 20;

    InboxWish {
        flipped = Set.copyOf(flipped);
    }

    boolean isOpen(InboxGroup group, Optional<Alert> sought) {
        return opensByItself(group) != flipped.contains(group.part())
                || sought.filter(group.part()::holds).isPresent();
    }

    private static boolean opensByItself(InboxGroup group) {
        return group.count() <= MANY && !(group.part() instanceof InboxPart.Flood);
    }

    /** With one group unfolded, or folded, as somebody wants it. */
    static Set<InboxPart> turned(Set<InboxPart> flipped, InboxGroup group, boolean open) {
        Set<InboxPart> other = new HashSet<>(flipped);
        if (open == opensByItself(group)) {
            other.remove(group.part());
        } else {
            other.add(group.part());
        }
        return other;
    }
}
