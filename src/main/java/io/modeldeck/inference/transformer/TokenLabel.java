package io.modeldeck.inference.transformer;

/**
 * What a model says of one token, or of one word.
 *
 * @param score its probability
 * @param from where it begins in the text, in characters of Java
 * @param to where it ends
 */
public record TokenLabel(String label, double score, int from, int to) {}
