/**
 * Equivalent models beside one another: which may be compared, calls in an order that lets the noise of the machine fall on all alike, figures with
 * their intervals, and a winner only where the difference is beyond noise. Any thread but the window's may enter.
 */
package io.modeldeck.benchmark;
