/**
 * How models come in: one door for whatever lies in a file or a folder, and jobs that fetch models from a folder, an address or a hub. Nothing is
 * fetched unless a person asked for it, and nothing that was fetched is believed. Any thread but the window's may enter.
 */
package io.modeldeck.intake;
