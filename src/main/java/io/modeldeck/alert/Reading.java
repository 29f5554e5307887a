package io.modeldeck.alert;

/** What a rule finds at one moment. */
public sealed interface Reading {

    /** The finding in words, with numbers and units. */
    String words();

    record Measured(double value, Level level, String words) implements Reading {}

    /** There is nothing to measure; {@code words} says what is missing. Never taken for health. */
    record NoData(String words) implements Reading {}

    /** The rule cannot be evaluated; {@code words} says why. Never taken for health. */
    record Failed(String words) implements Reading {}
}
