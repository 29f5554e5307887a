/**
 * Who did what, when, why and from which face: entries that are written in the transaction of the change that they tell of, and never changed or
 * deleted. Any thread but the window's may enter.
 */
package io.modeldeck.audit;
