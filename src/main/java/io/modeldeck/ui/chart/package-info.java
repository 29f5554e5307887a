/**
 * Charts on the screen: paints the frames of {@code io.modeldeck.chart} and answers the mouse and the keys. Everything here lives on the FX thread;
 * heavy layouts and files are handed to an executor, and come back through the door that the owner gives.
 */
package io.modeldeck.ui.chart;
