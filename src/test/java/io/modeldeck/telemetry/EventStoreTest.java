package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are kept once, in their order, and read as windows and page by page. */
class EventStoreTest extends EventDesk {

    @Test
    void eventsAreKeptOnceWithAllThatFollowsFromThem() {
        List<Change> heard = new ArrayList<>();
        workspace.database.announceTo(heard::add);
        assertThat(workspace.events.insert(
                        List.of(event("a", one, HOUR), event("b", one, HOUR + 5), event("a", two, 9))))
                .isEqualTo(2);
        assertThat(workspace.events.insert(List.of(event("b", one, 1)))).isZero();
        assertThat(workspace.rows("SELECT version_id, hour_start FROM rollup_pending"))
                .containsExactly(Map.of("version_id", (int) one, "hour_start", (int) HOUR));
        assertThat(workspace.registry.requireModel("m").oldestEventAt()).contains(Instant.ofEpochMilli(HOUR));
        assertThat(workspace.registry.requireModel("m").newestEventAt()).contains(Instant.ofEpochMilli(HOUR + 5));
        assertThat(heard).containsExactly(new Change.EventsStored(model.id()));
    }

    @Test
    void aFailedTransactionKeepsNoneOfItsEvents() {
        assertThatThrownBy(() -> workspace.database.transaction(() -> {
                    workspace.events.insert(List.of(event("a", one, 1)));
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThatThrownBy(() -> workspace.events.insert(List.of(event("a", one, 1), event("b", 99, 1))))
                .as("a version that does not exist")
                .isInstanceOf(RuntimeException.class);
        assertThat(workspace.count("inference_event")).isZero();
        assertThat(workspace.count("rollup_pending")).isZero();
        assertThat(workspace.registry.requireModel("m").newestEventAt()).isEmpty();
    }

    @Test
    void manyEventsOfTwoModelsAreKeptInTheirOrderOrNoneOfThem() {
        ModelInfo other = workspace.model("other", TaskType.CLASSIFICATION);
        long elsewhere = workspace.version(other, "one");
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 5 * EncodedEvents.PART + 3; i++) {
            boolean first = i % 3 > 0;
            Prediction plain = event("e" + i, first ? one : elsewhere, i);
            // Some with who asked, some with an outcome, some with both, and stretches with neither.
            boolean asked = i > 700 && i % 2 == 0;
            boolean known = i > 900 && i % 5 == 0;
            events.add(new Prediction(
                    plain.eventId(),
                    first ? model.id() : other.id(),
                    plain.versionId(),
                    plain.at(),
                    plain.features(),
                    plain.value(),
                    plain.confidence(),
                    plain.score(),
                    plain.latencyMicros(),
                    plain.error(),
                    asked ? Optional.of("r" + i) : Optional.empty(),
                    asked ? Optional.of("u") : Optional.empty(),
                    Optional.empty(),
                    known ? Optional.of("1") : Optional.empty(),
                    i > 1_000 && i % 7 == 0 ? Map.of("0", .125, "1", .875) : Map.of()));
        }
        Prediction faulty = event("last", one, 1, Map.of("x", new Object()), "1", "");
        List<Prediction> withFault = new ArrayList<>(events);
        withFault.add(faulty);
        assertThatThrownBy(() -> workspace.events.insert(withFault)).hasMessageContaining("no JSON form");
        assertThat(workspace.count("inference_event")).isZero();

        assertThat(workspace.events.insert(events)).isEqualTo(events.size());
        List<StoredEvent> kept = new ArrayList<>();
        for (ModelInfo each : List.of(model, other)) {
            kept.addAll(workspace
                    .events
                    .events(EventQuery.newest(each.id(), EVER, 2_000))
                    .reversed());
        }
        assertThat(kept)
                .extracting(StoredEvent::prediction)
                .containsExactlyElementsOf(events.stream()
                        .sorted(Comparator.comparing(Prediction::modelId))
                        .toList());
        assertThat(kept)
                .allSatisfy(event -> assertThat(event.correct())
                        .isEqualTo(event.prediction().outcome().map("1"::equals)));
    }

    @Test
    void aWindowIsColumns() {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("x", Double.NaN);
        odd.put("c", "quote \" slash \\ line\nend \u0000 \uD83D\uDE00 \uD800");
        odd.put("flag", true);
        odd.put("late", -2.5e-7);
        workspace.events.insert(List.of(
                event("b", one, 20, odd, "", "broken"),
                event("a", one, 10, Map.of("x", 1.5), "1", ""),
                event("c", two, 30, Map.of("c", 7.0, "x", 2.0), "0", "")));
        EventFrame frame = workspace.events.window(model.id(), OptionalLong.empty(), EVER, EventStore.ALL);
        assertThat(frame.rows()).isEqualTo(3);
        assertThat(frame.at()).containsExactly(10, 20, 30);
        assertThat(((Column.Numeric) frame.features().require("x")).values()).containsExactly(1.5, Double.NaN, 2.0);
        assertThat(((Column.Categorical) frame.features().require("c")).values())
                .as("numbers among texts are texts")
                .containsExactly(null, "quote \" slash \\ line\nend \u0000 \uD83D\uDE00 \uD800", "7");
        assertThat(((Column.Categorical) frame.features().require("flag")).values())
                .containsExactly(null, "true", null);
        assertThat(((Column.Numeric) frame.features().require("late")).values())
                .containsExactly(Double.NaN, -2.5e-7, Double.NaN);
        assertThat(frame.prediction().values()).containsExactly("1", null, "0");
        assertThat(frame.failed()).containsExactly(false, true, false);
        assertThat(frame.confidence()).containsOnly(0.75);
        assertThat(frame.score()).containsOnly(Double.NaN);
        assertThat(frame.latencyMicros()).containsOnly(12);
        assertThat(frame.correct()).containsOnly((byte) -1);

        EventFrame newest = workspace.events.window(model.id(), OptionalLong.of(one), EVER, 1);
        assertThat(newest.at()).containsExactly(20);
        assertThat(workspace
                        .events
                        .window(model.id(), OptionalLong.empty(), TimeRange.ofMillis(10, 20), 5)
                        .at())
                .as("the end is not part of a range")
                .containsExactly(10);
        assertThat(workspace.events.versionsIn(model.id(), EVER)).containsExactly(one, two);
        assertThat(workspace.events.count(model.id(), OptionalLong.empty(), EVER, 2))
                .as("counted no further than that")
                .isEqualTo(2);
        assertThat(workspace.events.count(model.id(), OptionalLong.of(two), EVER))
                .isEqualTo(1);
        assertThat(workspace.events.firstEventAtOrAfter(model.id(), Instant.ofEpochMilli(11)))
                .contains(Instant.ofEpochMilli(20));
        assertThat(workspace.events.firstEventAtOrAfter(model.id(), Instant.ofEpochMilli(31)))
                .isEmpty();
    }

    @ParameterizedTest(name = "at least {0}, at most {1}: {2} to {3}")
    @CsvSource({"3, 9, 60, 90", "4, 9, 60, 90", "5, 9, 50, 90", "20, 30, 20, 90", "2, 3, 70, 90", "2, 4, 60, 90"})
    void aWindowReachesBackForItsLeastAndEndsAtItsMost(int fewest, int most, int first, int last) {
        List<Prediction> events = new ArrayList<>();
        for (int at = 90; at > 0; at -= 10) {
            events.add(event("e" + at, one, at, Map.of("x", 1.0), "1", ""));
            events.add(event("other" + at, two, at, Map.of("x", 1.0), "1", ""));
        }
        workspace.events.insert(events);
        long[] found = workspace
                .events
                .window(
                        model.id(),
                        OptionalLong.of(one),
                        TimeRange.ofMillis(60, 100),
                        Instant.ofEpochMilli(20),
                        fewest,
                        most)
                .at();
        assertThat(found[0]).isEqualTo(first);
        assertThat(found[found.length - 1]).isEqualTo(last);
        assertThat(found).hasSize((last - first) / 10 + 1);
    }

    @Test
    void listsAreReadPageByPage() {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            events.add(event("e" + i, one, i / 4, Map.of(), "1", i % 5 == 0 ? "broken" : ""));
        }
        workspace.events.insert(events);
        List<String> seen = new ArrayList<>();
        OptionalLong after = OptionalLong.empty();
        while (true) {
            List<StoredEvent> page =
                    workspace.events.events(new EventQuery(model.id(), OptionalLong.empty(), EVER, false, 4, after));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(e -> seen.add(e.prediction().eventId()));
            after = OptionalLong.of(page.getLast().id());
        }
        assertThat(seen)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("e24", "e23", "e22")
                .endsWith("e1", "e0");
        assertThat(workspace.events.events(
                        new EventQuery(model.id(), OptionalLong.of(one), EVER, true, 100, OptionalLong.empty())))
                .hasSize(5)
                .allSatisfy(e -> assertThat(e.prediction().error()).isEqualTo("broken"));
        assertThat(workspace.events.events(EventQuery.newest(model.id(), TimeRange.ofMillis(2, 3), 100)))
                .hasSize(4);
    }
}
