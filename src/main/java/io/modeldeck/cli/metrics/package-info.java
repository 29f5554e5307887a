/** Figures of models, their runtime, and numbers from outside. Any thread may enter. */
package io.modeldeck.cli.metrics;
