package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Labels of events: they come once, late, and are read by when they became known. */
class EventLabelsTest extends EventDesk {

    @Test
    void labelsComeOnceAndLate() {
        workspace.events.insert(List.of(event("a", one, 10), event("b", one, 20), event("c", two, 2 * HOUR)));
        workspace.database.run(h -> h.execute("DELETE FROM rollup_pending"));
        List<Change> heard = new ArrayList<>();
        workspace.database.announceTo(heard::add);
        FeedbackCounts counts = workspace.feedback.record(
                model.id(),
                List.of(
                        label("b", "1.0", 500),
                        label("nobody", "1", 1),
                        label("c", "0", 400),
                        new Feedback("a", "0", Optional.empty())));
        assertThat(counts).isEqualTo(new FeedbackCounts(3, 0, List.of(1)));
        assertThat(heard).containsExactly(new Change.LabelsStored(model.id()));
        assertThat(workspace.texts("SELECT event_id || correct || feedback_at FROM inference_event ORDER BY id"))
                .containsExactly("a010", "b1500", "c0400");
        assertThat(workspace.number("SELECT count(*) FROM rollup_pending")).isEqualTo(2);

        heard.clear();
        workspace.database.run(h -> h.execute("DELETE FROM rollup_pending"));
        assertThat(workspace.feedback.record(model.id(), List.of(label("b", "1", 900))))
                .isEqualTo(new FeedbackCounts(0, 1, List.of()));
        assertThat(heard).isEmpty();
        assertThat(workspace.count("rollup_pending")).isZero();
        assertThat(workspace.feedback.record(model.id(), List.of(label("b", "0", 950))))
                .as("another outcome")
                .isEqualTo(new FeedbackCounts(1, 0, List.of()));
        assertThat(workspace.texts("SELECT correct || feedback_at FROM inference_event WHERE event_id = 'b'"))
                .containsExactly("0950");
    }

    @Test
    void whatWasLabelledByAMoment() {
        List<Prediction> events = new ArrayList<>();
        List<Feedback> labels = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(event("e" + i, i < 5 ? one : two, 100 - i));
            labels.add(label("e" + i, i % 2 == 0 ? "1" : "0", 1_000 + i / 2));
        }
        workspace.events.insert(events);
        workspace.feedback.record(model.id(), labels);
        Instant known = Instant.ofEpochMilli(1_003);
        EventFrame frame = workspace.events.labelled(model.id(), known, 3);
        assertThat(frame.at()).as("e5, e6, e7 in event time").containsExactly(93, 94, 95);
        assertThat(frame.outcome().values()).containsExactly("0", "1", "0");
        assertThat(frame.labelled("truth", true).names()).containsExactly("x", "truth");
        assertThat(((Column.Numeric) frame.labelled("truth", true).require("truth")).values())
                .containsExactly(0, 1, 0);
        assertThat(workspace.events.labelledSince(model.id(), Instant.ofEpochMilli(1_000), known))
                .isEqualTo(6);

        ErrorStream first = workspace.events.errorStream(model.id(), one, Long.MIN_VALUE, 0, known, 3);
        assertThat(first.error()).containsExactly(0, 1, 0);
        ErrorStream rest =
                workspace.events.errorStream(model.id(), one, first.lastFeedbackAt(), first.lastId(), known, 100);
        assertThat(rest.error()).containsExactly(1, 0);
        assertThat(rest.feedbackAt()).containsExactly(1_001, 1_002);
        assertThat(workspace
                        .events
                        .errorStream(model.id(), one, rest.lastFeedbackAt(), rest.lastId(), known, 100)
                        .size())
                .isZero();
    }
}
