/**
 * The small parts that pages are laid out of: texts, fields, columns, blocks, tiles, icons and what is said on hovering. Knows neither engine nor
 * screen.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.control;
