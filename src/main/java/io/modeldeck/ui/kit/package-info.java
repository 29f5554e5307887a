/**
 * What every screen is built from, in rooms that each say what is in them: words, theme, work off the FX thread, places, commands, marks, controls,
 * states, what a window looks at, what lies over it, screens, dialogs, exports and tables. Here is nothing but them. The kit owns the only doors to the
 * widget libraries and to {@code Platform.runLater}.
 *
 * <p>Threads: everything here lives on the FX thread, except the work handed to {@link io.modeldeck.ui.kit.work.FxTasks} and the announcements taken
 * by {@link io.modeldeck.ui.kit.work.FxFeed}.
 */
package io.modeldeck.ui.kit;
