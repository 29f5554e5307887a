/**
 * Proposals to retrain a model: what raises them, the checks that hold them back, their approval or rejection by a person, and what became of
 * them. Any thread may enter.
 */
package io.modeldeck.retraining;
