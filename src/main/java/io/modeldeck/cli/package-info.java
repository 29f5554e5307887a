/**
 * The command line: one small class for each command, on the same engine as the window. Commands never read the process's own folder, streams or
 * environment but through {@link io.modeldeck.cli.InputOutput}, so that the holder of a workspace can run them for others. Any thread may enter.
 */
package io.modeldeck.cli;
