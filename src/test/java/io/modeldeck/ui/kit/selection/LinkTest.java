package io.modeldeck.ui.kit.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modeldeck:alerts",
                "modeldeck:overview?range=all",
                "modeldeck:overview?range=now-24h..now",
                "modeldeck:metrics?model=3&compare=v2&range=now-3d..now",
                "modeldeck:metrics?model=3&range=now-14d..now-7d",
                "modeldeck:metrics?model=3&range=now-90s..now",
                "modeldeck:metrics?model=3&range=now-3d..now&layers=-alerts,-limits,runtime",
                "modeldeck:metrics?model=3&layers=-notes",
                "modeldeck:metrics?model=3&range=2026-03-01T08:00:00Z..now",
                "modeldeck:metrics?model=3&range=now-30m..2026-03-01T08:00:00Z",
                "modeldeck:drift?model=3&feature=a+%26+b&range=2026-03-01T08:00:00Z..2026-03-02T08:00:00.123Z"
            })
    @DisplayName("A link reads back with its range: what is relative stays relative, what is fixed is an instant")
    void readsBack(String text) {
        Link link = Link.parse(text);
        assertThat(link.text()).isEqualTo(text);
        assertThat(link.range().isPresent()).isEqualTo(text.contains("range="));
    }

    @Test
    @DisplayName("A link says which layers differ from the usual ones, and names none that there is not")
    void layers() {
        assertThat(Link.parse("modeldeck:metrics?model=3").layers()).isEqualTo(LayerChoice.USUAL);
        LayerChoice chosen = LayerChoice.USUAL.with(Layer.ALERTS, false).with(Layer.RUNTIME, true);
        Link link = new Link(new Place.Metrics(3), Optional.empty(), chosen);
        assertThat(link.text()).isEqualTo("modeldeck:metrics?model=3&layers=-alerts,runtime");
        assertThat(Link.parse(link.text()).layers()).isEqualTo(chosen);
        assertThatThrownBy(() -> Link.parse("modeldeck:metrics?model=3&layers=-alarms"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("alarms")
                .hasMessageContaining("deployments");
    }

    @Test
    void whatPeopleTypeIsUnderstood() {
        assertThat(RangeText.parse("now-72h")).isEqualTo(new RangeChoice.Last(Duration.ofDays(3)));
        assertThat(RangeText.parse("2026-03-01..2026-03-02"))
                .isEqualTo(new RangeChoice.Between(
                        new TimeRange(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"))));
        assertThat(Link.parse("console:metrics?model=3&range=now%20-%203d..now").range())
                .contains(new RangeChoice.Last(Duration.ofDays(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "..",
                "now-3d..",
                "now..now",
                "now..now-3d",
                "2026-03-02..2026-03-01",
                "last P3D"
            })
    @DisplayName("A broken range is a sentence that shows how one looks")
    void refusesOtherRanges(String range) {
        assertThatThrownBy(() -> Link.parse("modeldeck:metrics?model=3&range=" + range.replace(" ", "%20")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'" + range + "'")
                .hasMessageContaining("now-3d..now");
    }

    @Test
    @DisplayName("A typed now moves with the clock; a fixed beginning stays, and never lies behind the end")
    void movesWithTheClock() {
        ModelInfo model = new ModelInfo(
                1, "m", TaskType.REGRESSION, Optional.empty(), Optional.of(MARCH), Optional.of(MARCH), MARCH);
        RangeChoice days = RangeChoice.of(typed("now-3d"), typed("now-1d"));
        assertThat(days.resolve(model, MARCH)).isEqualTo(before(MARCH));
        Instant later = MARCH.plusSeconds(3600);
        assertThat(days.resolve(model, later)).isEqualTo(before(later));
        RangeChoice since = RangeChoice.of(typed("2026-02-28"), typed("now"));
        assertThat(since.resolve(model, later)).isEqualTo(new TimeRange(Instant.parse("2026-02-28T00:00:00Z"), later));
        assertThat(since.resolve(model, Instant.EPOCH).contains(MARCH)).isTrue();
        RangeChoice ahead = RangeChoice.of(typed("2027-01-01"), typed("now"));
        assertThat(ahead.resolve(model, later).isEmpty()).isTrue();
    }

    private static TypedTime typed(String text) {
        return TypedTime.parse(text, ZoneOffset.UTC);
    }

    private static TimeRange before(Instant now) {
        return new TimeRange(now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(1)));
    }

    @Test
    void wordsSayTheLength() {
        Formats formats = new Formats(ZoneOffset.UTC, Clock.fixed(MARCH, ZoneOffset.UTC));
        assertThat(RangeText.parse("now-3d").words(formats)).isEqualTo("Last 3 days");
        assertThat(RangeText.parse("now-36h").words(formats)).isEqualTo("Last 36 hours");
        assertThat(RangeText.parse("now-30m").words(formats)).isEqualTo("Last 30 minutes");
        assertThat(RangeText.parse("now-14d..now-7d").words(formats)).isEqualTo("now-14d – now-7d");
        assertThat(RangeText.parse("2026-03-01..now").words(formats)).isEqualTo("1 Mar 2026, 00:00 – now");
    }
}
