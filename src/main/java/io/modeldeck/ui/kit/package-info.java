/**
 * What every screen is built from: places and how to get there, work off the FX thread, states of a view, tables, badges, dialogs, formats and
 * texts. Owns the only doors to the widget libraries and to {@code Platform.runLater}.
 *
 * <p>Threads: everything here lives on the FX thread, except the work handed to {@link io.modeldeck.ui.kit.work.FxTasks} and the announcements taken
 * by {@link io.modeldeck.ui.kit.work.FxFeed}.
 */
package io.modeldeck.ui.kit;
