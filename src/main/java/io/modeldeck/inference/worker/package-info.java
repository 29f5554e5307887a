/**
 * Models in processes of their own: a child Java serves one model over its standard streams, so that a native library that crashes, hangs or leaks
 * costs one prediction and not the console. The parent watches the time and the memory of each call. Any thread but the window's may enter; calls of
 * one worker queue up.
 */
package io.modeldeck.inference.worker;
