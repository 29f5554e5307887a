/**
 * Models of TensorFlow.js, turned into what others serve when they come in: a graph model becomes a SavedModel for TensorFlow, a layers model an ONNX graph.
 * Nothing of their makers' is run. Any thread.
 */
package io.modeldeck.inference.tfjs;
