/**
 * Models that answer: files are looked at before they are believed, loaded models are kept within bounds, tables become tensors by column names, and
 * every recorded call leaves an event. Any thread but the window's may enter; ONNX Runtime is known only here.
 */
package io.modeldeck.inference;
