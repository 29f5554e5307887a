/**
 * Models that read texts by a tokenizer: a folder with {@code tokenizer.json} and an ONNX graph becomes one artifact, answered in the process of a
 * worker. Only {@link io.modeldeck.inference.transformer.TransformerModelRuntime} needs the library of the pack.
 */
package io.modeldeck.inference.transformer;
