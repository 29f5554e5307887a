/**
 * Work off the FX thread and what comes of it: its answers, its failures, what the engine announces, what beats again and again, and how a deed
 * is taken back. Owns the only doors to {@code Platform.runLater}.
 *
 * <p>Threads: called on the FX thread, but for the work itself and the announcements.
 */
package io.modeldeck.ui.kit.work;
