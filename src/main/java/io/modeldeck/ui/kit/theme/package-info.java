/**
 * How the window looks: the theme with its style sheets, the typeface, the size of texts, and the tones that marks are coloured in.
 *
 * <p>Threads: the FX thread; the typeface is read beside it.
 */
package io.modeldeck.ui.kit.theme;
