/** Scheduled work. Any thread may enter. */
package io.modeldeck.cli.schedule;
