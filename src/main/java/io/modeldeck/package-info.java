/**
 * Where the process starts: {@link io.modeldeck.Main} settles where libraries may write, then lets a command run or the console open, and ends the
 * process in order. Entered once, by the main thread.
 */
package io.modeldeck;
