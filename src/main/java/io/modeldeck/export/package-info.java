/**
 * Tables, charts and reports as files: the one writer behind the window and the command line. Owns the formats, knows no engine and no window;
 * everything here may be called from any thread.
 */
package io.modeldeck.export;
