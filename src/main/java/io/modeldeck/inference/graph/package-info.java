/** Writes graphs in the ONNX format: for what is trained here and for models that are converted when they come in. */
package io.modeldeck.inference.graph;
