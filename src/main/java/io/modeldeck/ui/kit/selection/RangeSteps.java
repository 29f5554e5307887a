package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Steps from one range of time to the next: earlier or later by half of it, back to the one before and forth again. Lives on the FX thread. */
public final class RangeSteps {

    private static final int MOST = 50;
    private static final int RECENT = 4;

    private final Selection selection;
    /** The newest first. */
    private final Deque<RangeChoice> past = new ArrayDeque<>();

    /** What was stepped back from, the next one first; another choice forgets it. */
    private final Deque<RangeChoice> future = new ArrayDeque<>();

    private boolean stepping;

    RangeSteps(Selection selection) {
        this.selection = selection;
        selection.choice().addListener((property, before, now) -> note(before));
    }

    private void note(RangeChoice before) {
        if (!stepping) {
            future.clear();
            push(past, before);
        }
    }

    private static void push(Deque<RangeChoice> onto, RangeChoice choice) {
        onto.push(choice);
        if (onto.size() > MOST) {
            onto.removeLast();
        }
    }

    /** Looks at the time half a range earlier, or later; the length stays. */
    public void shift(int halves) {
        TimeRange range = selection.range();
        Duration by = range.length().dividedBy(2).multipliedBy(halves);
        selection.setRange(new TimeRange(range.from().plus(by), range.to().plus(by)));
    }

    /** Looks at what was looked at before, as it was chosen; false where that is nothing. */
    public boolean back() {
        return step(past, future);
    }

    /** Looks again at what was stepped back from; false where that is nothing. */
    public boolean forth() {
        return step(future, past);
    }

    private boolean step(Deque<RangeChoice> from, Deque<RangeChoice> onto) {
        if (from.isEmpty()) {
            return false;
        }
        push(onto, selection.choice().get());
        stepping = true;
        selection.choice().set(from.pop());
        stepping = false;
        return true;
    }

    /** What was chosen lately and is no preset, the newest first. */
    List<RangeChoice> recent() {
        return past.stream()
                .filter(choice -> !RangeChoice.PRESETS.contains(choice))
                .filter(choice -> !choice.equals(selection.choice().get()))
                .distinct()
                .limit(RECENT)
                .toList();
    }
}
