/**
 * What a part of a screen shows beside its content: loading, empty, filtered, not evaluated, stale, failed.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.state;
