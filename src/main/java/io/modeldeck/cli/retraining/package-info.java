/** Proposals to retrain, and what is decided of them. Any thread may enter. */
package io.modeldeck.cli.retraining;
