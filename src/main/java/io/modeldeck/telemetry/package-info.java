/**
 * Files of rows, events and their labels: reading tables, the intake of predictions, imports, windows of stored events, frozen data sets. Any
 * thread but the window's may enter; writes are serialised by the database's one writer.
 */
package io.modeldeck.telemetry;
