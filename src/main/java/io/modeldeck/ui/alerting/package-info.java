/** The alerts of all models: what is wrong now, what was, and the rules that watch. Everything here lives on the FX thread; rows are read off it. */
package io.modeldeck.ui.alerting;
