package io.modeldeck.ui.kit.command;

/** How the keys go through a list: by so many entries, and not beyond its ends. */
public final class Steps {

    private Steps() {}

    /**
     * Where a step leads.
     *
     * @param now the entry that is chosen, from 0; negative where none is
     * @param count of entries, at least one
     * @return the first entry where none was chosen
     */
    public static int next(int now, int by, int count) {
        return Math.clamp(now < 0 ? 0 : (long) now + by, 0, count - 1);
    }
}
