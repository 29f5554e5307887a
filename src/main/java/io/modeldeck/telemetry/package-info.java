/**
 * Events and their labels: the intake of predictions, imports, windows of stored events, frozen data sets. Files are read in the room {@code file}. Any thread
 * but the window's may enter; writes are serialised by the database's one writer.
 */
package io.modeldeck.telemetry;
