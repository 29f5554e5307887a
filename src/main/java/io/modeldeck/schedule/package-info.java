/**
 * When recurring work is due: durations as people write them, the next multiple of an interval, and the jobs of the workspace with their history.
 * Starts no thread; whoever works the jobs off asks here what is due and reports what became of it. Any thread but the window's may enter.
 */
package io.modeldeck.schedule;
