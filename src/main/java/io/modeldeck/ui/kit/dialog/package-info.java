/**
 * Dialogs that ask for a decision, for values or for a file.
 *
 * <p>Threads: the FX thread; what was decided is done off it while the dialog stays.
 */
package io.modeldeck.ui.kit.dialog;
