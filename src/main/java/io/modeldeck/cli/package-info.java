/**
 * The command line: one small class for each command, on the same engine as the window. Each subject has a package below, and {@code kit} has what they
 * share; here are the tree of all of them and how it is run. Any thread may enter.
 */
package io.modeldeck.cli;
