package io.modeldeck.stats;

/** How a p value was found; shown beside it. */
public enum PMethod {
    /** By counting all arrangements of the pooled sample. */
    EXACT,
    /** From the limiting distribution for large samples. */
    ASYMPTOTIC
}
