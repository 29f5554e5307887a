/**
 * The places of the console and how they are written down; which screen serves one is known to the shell alone.
 *
 * <p>Threads: values, for any thread.
 */
package io.modeldeck.ui.kit.place;
