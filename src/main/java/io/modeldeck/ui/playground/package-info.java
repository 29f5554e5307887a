/** Models asked by hand, and equivalent ones beside one another. */
package io.modeldeck.ui.playground;
