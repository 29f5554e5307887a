/**
 * What a recipe says: trainer, hyperparameters, which rows and how much they count, where it is trained, and what a candidate must reach. Values that refuse what cannot be,
 * in words.
 */
package io.modeldeck.training.recipe;
