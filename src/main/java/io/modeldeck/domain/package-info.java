/**
 * The shared vocabulary: ids, times, tables of rows, people and their roles, what changed. Values only; every thread may enter.
 */
package io.modeldeck.domain;
