/**
 * Runs at work: the queue, the rows they learn from, the training, the candidate and its validation, repetition and reproduction, and the record of it all.
 * {@link io.modeldeck.training.execution.TrainingService} is the door. Any thread may ask; of a model one run is worked at a time.
 */
package io.modeldeck.training.execution;
