package io.modeldeck.ui.chart;

import io.modeldeck.domain.TimeRange;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What a chart does with notes.
 *
 * @param write asks for a note about a stretch, or about a moment where the range is empty
 * @param open shows the note with that id
 */
public record ChartNotes(Consumer<TimeRange> write, LongConsumer open) {}
