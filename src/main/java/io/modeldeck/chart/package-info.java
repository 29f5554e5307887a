/**
 * Charts as values: what to show ({@link io.modeldeck.chart.Chart}), how it is laid out ({@link io.modeldeck.chart.Frame}), and the files made of
 * it. Plain Java without a window: the screen and the files paint the same frame. Everything is immutable or confined to one call, so
 * every thread may enter.
 */
package io.modeldeck.chart;
