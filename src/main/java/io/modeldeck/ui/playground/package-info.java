/** Models asked by hand, and equivalent ones beside one another. Everything here lives on the FX thread; models answer off it. */
package io.modeldeck.ui.playground;
