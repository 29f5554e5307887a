/** What the console promises as a whole, each promise shown by a test of its own. */
package io.modeldeck.acceptance;
