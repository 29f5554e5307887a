package io.modeldeck.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds floods among alerts that pass by, those of one rule after the other and each rule's in the order in which they fired. Holds a few moments only. */
final class FloodWatch {

    private final long[] last;
    private final long within;
    private final List<InboxPart.Flood> found = new ArrayList<>();
    private long rule;
    private int seen;
    private boolean inFlood;
    private long since;
    private long until;

    /** @param many more than so many within this time are a flood */
    FloodWatch(int many, Duration within) {
        this.last = new long[many];
        this.within = within.toMillis();
    }

    void add(long ruleId, long firedAt) {
        if (ruleId != rule) {
            keep();
            rule = ruleId;
            seen = 0;
        }
        if (seen >= last.length) {
            flood(last[seen % last.length], firedAt);
        }
        last[seen++ % last.length] = firedAt;
    }

    /** @param earlier when the one fired that is so many before it */
    private void flood(long earlier, long firedAt) {
        if (firedAt - earlier > within) {
            return;
        }
        if (!inFlood || earlier > until) {
            keep();
            inFlood = true;
            since = earlier;
        }
        until = firedAt;
    }

    private void keep() {
        if (inFlood) {
            found.add(new InboxPart.Flood(rule, Instant.ofEpochMilli(since), Instant.ofEpochMilli(until)));
            inFlood = false;
        }
    }

    List<InboxPart.Flood> found() {
        keep();
        return List.copyOf(found);
    }
}
