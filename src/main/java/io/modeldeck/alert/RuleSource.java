package io.modeldeck.alert;

/** Where the readings of a rule's metric come from. */
public enum RuleSource {
    /** The figures of periods: a window that slides. */
    ROLLUP(true),
    /** The drift checks, as they came. */
    DRIFT(false),
    /** The checks of the data, as they came. */
    QUALITY(false),
    /** The values of a series from outside: a window that slides. */
    SERIES(true),
    /** The jobs, as they stand; nothing of that is kept. */
    JOB(false);

    private final boolean windowed;

    RuleSource(boolean windowed) {
        this.windowed = windowed;
    }

    /** Whether the condition says over how long it is taken. */
    public boolean isWindowed() {
        return windowed;
    }

    boolean isCheck() {
        return this == DRIFT || this == QUALITY;
    }
}
