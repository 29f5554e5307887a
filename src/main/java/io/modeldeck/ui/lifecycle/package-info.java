/**
 * A version's way: the board of stages, the queue of retraining requests, and training runs. Everything here lives on the FX thread; rows are read
 * off it.
 */
package io.modeldeck.ui.lifecycle;
