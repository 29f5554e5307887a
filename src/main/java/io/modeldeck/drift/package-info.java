/**
 * Drift: baselines and the references built from them, the statistics of two columns, the rules that decide from them, and the scheduled check of
 * a model's inputs, predictions and concept. Statistics and rules are pure; the services may be entered by any thread but the window's.
 */
package io.modeldeck.drift;
