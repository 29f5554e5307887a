/**
 * What people hand on: drift reports, model cards, shift handovers, records of decisions, alerts and trainings, and how all models do, put together from what the engine knows. Reads only, off
 * the FX thread.
 */
package io.modeldeck.report;
