package io.modeldeck.ui.shell;

/** How far a start has come: what a person sees of it. */
public enum Milestone {
    /** The window is there, painted. */
    WINDOW,
    /** What the first place shows of the workspace is painted. */
    CONTENT,
    /** The last of the places to which it was to go by itself is painted. */
    WALKED
}
