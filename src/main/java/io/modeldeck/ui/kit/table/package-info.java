/**
 * Tables whose rows come anew while somebody reads them: columns, widths, filter, selection, copies, and the details beside a list.
 *
 * <p>Threads: the FX thread.
 */
package io.modeldeck.ui.kit.table;
