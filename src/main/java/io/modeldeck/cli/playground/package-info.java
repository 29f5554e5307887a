/** What is asked of a version, the examples that are kept with it, and the tokens that calls used. Any thread may enter. */
package io.modeldeck.cli.playground;
