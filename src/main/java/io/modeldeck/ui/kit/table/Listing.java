package io.modeldeck.ui.kit.table;

/** What lists things on a screen: words can be looked for in it, and how somebody arranged it is kept with a view. It is a node with {@link #STYLE}. */
public interface Listing {

    /** Among the style classes of each. */
    String STYLE = "listing";

    /** What it lists; tells it from the others of its screen. */
    String listed();

    /** Whether it, or something in it, has the focus. */
    boolean hasFocus();

    /** Puts the keyboard into the field that leaves what has its words; where there is none, it comes now. */
    void find();

    /** How it is arranged now. */
    TableState state();

    /** Arranges it so; what is not known here is left out. */
    void restore(TableState wanted);
}
