package io.modeldeck.chart;

/** The roles a colour can play; a {@link Palette} says which colour that is. */
public enum Ink {
    BACKGROUND,
    SURFACE,
    TEXT,
    MUTED_TEXT,
    GRID,
    AXIS,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER,
    BAND,
    SERIES_1,
    SERIES_2,
    SERIES_3,
    SERIES_4,
    SERIES_5,
    SERIES_6,
    SERIES_7,
    SERIES_8;

    private static final Ink[] ALL = values();

    /** The colour of the series at that position; after the eighth they start again. */
    public static Ink series(int position) {
        return ALL[SERIES_1.ordinal() + Math.floorMod(position, Palette.SERIES)];
    }
}
