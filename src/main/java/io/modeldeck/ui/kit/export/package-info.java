/**
 * How tables, charts and reports leave the window: the wish for it, which bubbles up to the window, and the dialogs that ask for form and file.
 *
 * <p>Threads: the FX thread; files are made and written off it.
 */
package io.modeldeck.ui.kit.export;
