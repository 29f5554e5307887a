/**
 * A run as others see it: its states, what triggered it, what it left, what it will about take, and the sites on which it is trained. Values and small interfaces, for any
 * thread.
 */
package io.modeldeck.training.run;
