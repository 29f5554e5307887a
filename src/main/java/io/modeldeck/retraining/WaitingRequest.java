package io.modeldeck.retraining;

/**
 * A request that waits for somebody's approval.
 *
 * @param id of the request
 * @param modelName the model that would be trained
 */
public record WaitingRequest(long id, String modelName) {}
