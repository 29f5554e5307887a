/**
 * Notes that people write at a moment or over a stretch of a model's time, so that whoever looks at its charts later knows what happened then. Any
 * thread but the window's may enter.
 */
package io.modeldeck.annotation;
