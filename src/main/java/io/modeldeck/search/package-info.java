/**
 * Hyperparameters found by trying: spaces, samplers and pruners as pure functions, trials that are kept one by one, and the service that goes on with them
 * until the best becomes a candidate. The service trains on threads of its own; any thread but the FX thread may enter.
 */
package io.modeldeck.search;
