/**
 * Recipes as files and as a model's own, the code that they bring along, and what people allowed. Code of recipes is compiled and runs in a process of its own; the two
 * halves talk by files and lines. Any thread but the window's may enter.
 */
package io.modeldeck.recipe;
