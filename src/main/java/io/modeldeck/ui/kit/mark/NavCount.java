package io.modeldeck.ui.kit.mark;

import io.modeldeck.ui.kit.theme.Tone;

/** The count beside an entry of the navigation: how many, how bad, and in words for those who cannot see it. */
public record NavCount(int count, Glyph glyph, Tone tone, String words) {}
