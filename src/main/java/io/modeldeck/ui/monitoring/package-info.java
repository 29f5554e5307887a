/**
 * The screens that show how models do: overview, metrics, drift with data quality. What is worth testing stands in classes without nodes
 * ({@code MetricCharts}, {@code DriftCharts}, {@code QualityRows}), which are entered off the FX thread; the views and their parts
 * live on it.
 */
package io.modeldeck.ui.monitoring;
