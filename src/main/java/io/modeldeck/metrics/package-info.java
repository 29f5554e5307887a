/**
 * What models did, by period: the sliding five minutes in memory, the stored 5-minute, hourly and daily rollups. Rollups are recomputed whole from
 * the events of a period, so late, repeated and reordered events end in the same rows. Any thread may enter.
 */
package io.modeldeck.metrics;
