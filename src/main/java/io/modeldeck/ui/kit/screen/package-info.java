/**
 * What a screen is, and all that it gets from outside: the engine and the tasks that ask it, and whether it may write.
 *
 * <p>Threads: the FX thread; the engine is asked through {@link io.modeldeck.ui.kit.work.FxTasks} only.
 */
package io.modeldeck.ui.kit.screen;
