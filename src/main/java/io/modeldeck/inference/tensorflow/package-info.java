/**
 * TensorFlow's SavedModels, by TensorFlow for Java. TensorFlow itself is a pack that is added on demand; only
 * {@link io.modeldeck.inference.tensorflow.TensorFlowModelRuntime} and what it uses need it, and those are entered only in the process of a worker. What a
 * folder says is read by code of our own.
 */
package io.modeldeck.inference.tensorflow;
