/**
 * What every command is built from: the session that it runs in, the workspace that it opens, the options that many have, what it answers with
 * and how numbers, times and tables are written. Knows no command. Commands never read the process's own folder, streams or environment but through
 * {@link io.modeldeck.cli.kit.InputOutput}, so that the holder of a workspace can run them for others. Any thread may enter.
 */
package io.modeldeck.cli.kit;
