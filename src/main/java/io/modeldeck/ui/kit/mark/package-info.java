/**
 * Small marks that say a state by shape, word and tone: badges, glyphs, counts.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.mark;
