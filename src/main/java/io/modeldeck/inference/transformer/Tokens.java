package io.modeldeck.inference.transformer;

/**
 * One text, or one pair of texts, as a model reads it.
 *
 * @param types 0 for the first text and 1 for the second, where the model tells them apart
 */
public record Tokens(long[] ids, long[] types) {}
