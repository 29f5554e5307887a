/**
 * What belongs to the workspace as a whole: the welcome page, jobs, settings, and the dialogs that bring models and events in. Lives on the FX
 * thread; the engine is asked through {@link io.modeldeck.ui.kit.work.FxTasks} only.
 */
package io.modeldeck.ui.workspace;
