/** Trainings here and on other machines, and the recipes that they follow. Any thread may enter. */
package io.modeldeck.cli.training;
