/**
 * How each model is watched: the monitoring config, merged key by key from the built-in defaults, the workspace, the model and the version, and
 * the workspace's own settings. Any thread but the window's may enter.
 */
package io.modeldeck.config;
