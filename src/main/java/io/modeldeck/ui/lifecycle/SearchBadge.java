package io.modeldeck.ui.lifecycle;

import io.modeldeck.search.SearchStatus;
import io.modeldeck.search.Trial;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** How a search or one of its trials stands: shape and word. */
final class SearchBadge {

    private SearchBadge() {}

    static Badge of(SearchStatus status) {
        String word = Messages.text("search-status." + status.word());
        return switch (status) {
            case QUEUED -> new Badge(Glyph.QUEUED, word, Tone.NEUTRAL);
            case RUNNING -> new Badge(Glyph.RUNNING, word, Tone.ACCENT);
            case INTERRUPTED -> new Badge(Glyph.PAUSED, word, Tone.WARNING);
            case COMPLETED -> new Badge(Glyph.OK, word, Tone.GOOD);
            case STOPPED -> new Badge(Glyph.PAUSED, word, Tone.NEUTRAL);
            case FAILED -> new Badge(Glyph.FAILED, word, Tone.DANGER);
        };
    }

    static Badge of(Trial.Status status) {
        String word = Messages.text("trial-status." + status.word());
        return switch (status) {
            case RUNNING -> new Badge(Glyph.RUNNING, word, Tone.ACCENT);
            case COMPLETED -> new Badge(Glyph.OK, word, Tone.GOOD);
            case PRUNED -> new Badge(Glyph.ARCHIVED, word, Tone.NEUTRAL);
            case FAILED -> new Badge(Glyph.FAILED, word, Tone.DANGER);
        };
    }
}
