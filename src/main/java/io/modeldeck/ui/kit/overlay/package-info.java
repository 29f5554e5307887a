/**
 * What the window lays over its screens: dialogs above a veil, and notices.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.overlay;
