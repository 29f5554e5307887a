package io.modeldeck.training.run;

import java.util.Locale;

/** Which of the queued runs comes first; among equals the oldest. */
public enum RunPriority {
    LOW(-1),
    NORMAL(0),
    HIGH(1);

    private final int rank;

    RunPriority(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunPriority ofRank(int rank) {
        return values()[rank + 1];
    }
}
