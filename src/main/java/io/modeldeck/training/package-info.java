/**
 * Trains models in this process and writes them as ONNX with the pre-processing inside, so that serving takes raw columns. This package is what code of one's own
 * sees as well: what a {@link io.modeldeck.training.Trainer} is given and leaves, how its answers are measured, and the trainers that come with the console. They stand on
 * the rooms {@code encoding}, {@code tree} and {@code formula}; a run is made of it all in {@code recipe}, {@code validation}, {@code run} and {@code execution}. Trainers are
 * stateless: any thread may enter, usually the one of the run queue.
 */
package io.modeldeck.training;
