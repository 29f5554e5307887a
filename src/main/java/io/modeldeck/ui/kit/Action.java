package io.modeldeck.ui.kit;

/** What a button does, with the words on it. */
public record Action(String text, Runnable run) {}
