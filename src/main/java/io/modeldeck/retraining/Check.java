package io.modeldeck.retraining;

/**
 * One safety check of a retraining.
 *
 * @param name a few words, such as "At least 7 days since the last retraining"
 * @param detail what was found, with numbers; empty where the name of a check that was passed says it all
 */
public record Check(String name, boolean passed, String detail) {}
