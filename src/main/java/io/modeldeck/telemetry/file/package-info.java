/**
 * Files of rows, CSV and JSON lines, read a row at a time: their head, ranges and times, numbers and texts, what is wrong in which line, and whole files as tables. Of any
 * size in little memory; a file is read by one thread, any but the window's.
 */
package io.modeldeck.telemetry.file;
