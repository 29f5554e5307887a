/** Predictions and outcomes that come from files, and their replay as if they happened. Any thread may enter. */
package io.modeldeck.cli.event;
