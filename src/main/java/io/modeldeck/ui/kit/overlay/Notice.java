package io.modeldeck.ui.kit.overlay;

import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the window said.
 *
 * @param place where it can be looked at
 */
public record Notice(Instant at, String sentence, Tone tone, Optional<Place> place) {}
