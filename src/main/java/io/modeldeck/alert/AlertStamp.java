package io.modeldeck.alert;

/**
 * That an alert is there, and since which write as it is.
 *
 * @param revision grows with every write to any alert; no two writes have the same
 */
record AlertStamp(long id, long revision) {}
