package io.modeldeck.alert;

/** On which side of a condition a value lies. */
public enum Level {
    OK,
    /** No longer over the threshold, but not past the recovery threshold either: enough to keep an alert, not to raise one. */
    BETWEEN,
    BREACH
}
