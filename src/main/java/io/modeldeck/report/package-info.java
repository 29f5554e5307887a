/**
 * What people hand on: drift reports, model cards, shift handovers and decision records, put together from what the engine knows. Reads only, off
 * the FX thread.
 */
package io.modeldeck.report;
