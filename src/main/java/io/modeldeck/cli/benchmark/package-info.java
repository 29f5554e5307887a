/** Equivalent models beside one another. Any thread may enter. */
package io.modeldeck.cli.benchmark;
