/** The search for hyperparameters. Any thread may enter. */
package io.modeldeck.cli.search;
