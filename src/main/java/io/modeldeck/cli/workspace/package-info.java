/** The workspace itself: how it comes to be, what is set in it, how it is kept and cared for. Any thread may enter. */
package io.modeldeck.cli.workspace;
