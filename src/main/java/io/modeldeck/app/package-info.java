/**
 * The engine put together: its parts and their order, the one place that knows the order of the scheduled hops, the sample workspace, replays, and
 * the socket by which a second process hands its work to the one that holds the workspace. Any thread may enter but the window's own.
 */
package io.modeldeck.app;
