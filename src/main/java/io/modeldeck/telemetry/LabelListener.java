package io.modeldeck.telemetry;

import java.time.Instant;

/** Hears of labels that were attached, on the thread that attached them: after the commit, or inside the running transaction of that thread. */
@FunctionalInterface
public interface LabelListener {

    /** @param since when the first of them became known, in event time */
    void labelled(long modelId, Instant since);
}
