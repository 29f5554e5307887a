package io.modeldeck.inference.tensorflow;

import java.util.List;
import java.util.Set;

/**
 * One of the graphs of a SavedModel.
 *
 * @param tags what it is for, as in {@code serve}
 * @param signatures by name
 * @param operators that it or its functions use
 */
record MetaGraph(List<String> tags, List<SavedSignature> signatures, Set<String> operators) {}
