/** What the console promises as a whole, each promise shown by a test of its own; {@code docs/acceptance.md} lists all ten. */
package io.modeldeck.acceptance;
