/**
 * What all screens of a window look at: which model, which time, which layers over the charts; the controls that choose it, and the link that
 * carries it.
 *
 * <p>Threads: the FX thread; the values in it may go anywhere.
 */
package io.modeldeck.ui.kit.selection;
