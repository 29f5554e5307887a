/**
 * The window around the screens: navigation, top bar, status line, notices, keys, what the window remembers, and pictures of every screen.
 *
 * <p>Threads: everything lives on the FX thread; the engine is asked through {@link io.modeldeck.ui.kit.work.FxTasks}.
 */
package io.modeldeck.ui.shell;
