/** How one model stands, in figures: each with what it is, its course and the way to the screen that explains it. */
package io.modeldeck.ui.figure;
