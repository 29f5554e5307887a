package io.modeldeck.alert;

import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rule would have done over a stretch of stored history.
 *
 * @param evaluations how often it would have looked
 * @param noData how often there was nothing to judge
 * @param episodes the alerts that it would have raised, oldest first, each acknowledged at once
 */
public record BackTest(TimeRange range, int evaluations, int noData, List<Episode> episodes) {

    /** Replays a latch over the course: what live evaluation does, with a person who acknowledges at once. Pure. */
    static BackTest of(AlertRule rule, Course course, TimeRange range) {
        Replay replay = new Replay(rule);
        for (Instant now : course.moments(range)) {
            List<Measure> measures = course.at(now);
            replay.step(
                    measures.isEmpty() ? new Reading.NoData("no check yet") : Judge.of(rule.condition(), measures),
                    now);
        }
        return new BackTest(range, replay.evaluations, replay.noData, replay.episodes());
    }

    private static final class Replay {

        private final Timing timing;
        private final List<Episode> episodes = new ArrayList<>();
        private LatchState state = LatchState.idle();
        private int evaluations;
        private int noData;
        private Instant met = Instant.EPOCH;
        private Optional<Episode> open = Optional.empty();

        private Replay(AlertRule rule) {
            this.timing = rule.timing();
        }

        private void step(Reading reading, Instant now) {
            evaluations++;
            noData += reading instanceof Reading.Measured ? 0 : 1;
            LatchState before = state;
            LatchState after = AlertLatch.next(before, reading, timing, now);
            if (before.state() == AlertState.OK) {
                met = now;
            }
            if (before.unrecovered() && (!after.unrecovered() || after.firings() > before.firings())) {
                close(now);
            }
            int known = before.isClosed() && !after.equals(before) ? 0 : before.firings();
            if (after.firings() > known) {
                open = Optional.of(new Episode(
                        before.unrecovered() ? now : met,
                        now,
                        Optional.empty(),
                        after.cause().orElseThrow(),
                        worst(after),
                        reading.words()));
            } else if (Double.compare(after.worst(), before.worst()) != 0) {
                open = open.map(episode -> new Episode(
                        episode.metAt(),
                        episode.firedAt(),
                        Optional.empty(),
                        episode.cause(),
                        worst(after),
                        reading.words()));
            }
            state = AlertLatch.acknowledge(after, now);
        }

        private void close(Instant now) {
            Episode over = open.orElseThrow();
            episodes.add(new Episode(
                    over.metAt(), over.firedAt(), Optional.of(now), over.cause(), over.worst(), over.message()));
            open = Optional.empty();
        }

        private List<Episode> episodes() {
            open.ifPresent(episodes::add);
            return List.copyOf(episodes);
        }

        private static OptionalDouble worst(LatchState state) {
            return Double.isNaN(state.worst()) ? OptionalDouble.empty() : OptionalDouble.of(state.worst());
        }
    }
}
