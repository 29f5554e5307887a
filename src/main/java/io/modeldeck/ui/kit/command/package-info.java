/**
 * What a person can do by a key, and which keys that are: the commands, where each works, and what somebody changed about it.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.command;
