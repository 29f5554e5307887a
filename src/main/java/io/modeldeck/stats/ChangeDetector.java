package io.modeldeck.stats;

/**
 * Watches a stream of numbers for a change, one element at a time.
 *
 * <p>After {@link Signal#DRIFT} a detector forgets all it has seen and starts with the next element.
 * Elements must be finite. Mutable; one thread at a time.
 */
public sealed interface ChangeDetector permits Adwin, Ddm, Eddm, HddmA, Kswin, PageHinkley, PageHinkleyOneSided {

    Signal add(double x);
}
