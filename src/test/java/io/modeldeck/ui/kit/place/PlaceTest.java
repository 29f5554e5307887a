package io.modeldeck.ui.kit.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.metrics.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    static Stream<Place> places() {
        return Stream.of(
                new Place.Welcome(),
                new Place.Overview(),
                new Place.Models(),
                new Place.Models(OptionalLong.of(7)),
                new Place.ModelPage(7),
                new Place.Compare(7),
                new Place.Compare(7, List.of("v3", "run 12")),
                new Place.Shadow(7, OptionalLong.empty()),
                new Place.Shadow(7, OptionalLong.of(31)),
                new Place.Searches(),
                new Place.Searches(OptionalLong.of(4)),
                new Place.Metrics(7),
                new Place.Metrics(7, new Comparison.Before()),
                new Place.Metrics(7, new Comparison.Version(3)),
                new Place.Metrics(7, new Comparison.Model(4)),
                new Place.Drift(7),
                new Place.Drift(7, Optional.of("a & b = ü?")),
                new Place.Finding(7, 31, 2),
                new Place.Quality(7),
                new Place.Quality(7, Optional.of("age & sex")),
                new Place.Alerts(),
                new Place.Alerts(OptionalLong.of(12)),
                new Place.Retraining(OptionalLong.of(3)),
                new Place.Runs(OptionalLong.of(18)),
                new Place.Runs(),
                Place.Runs.ofModelAlone(7),
                Place.Alerts.ofModelAlone(7),
                new Place.Playground(),
                new Place.Playground(OptionalLong.of(4), Place.Playground.Tab.TOKENS),
                new Place.Benchmarks(),
                new Place.Benchmarks(OptionalLong.of(2)),
                new Place.Jobs(),
                new Place.Diagnostics(),
                new Place.Settings(OptionalLong.of(7)),
                new Place.Settings());
    }

    @ParameterizedTest
    @MethodSource("places")
    void readsBackWhatItWrote(Place place) {
        assertThat(place.text()).startsWith("modeldeck:");
        assertThat(Place.parse(place.text())).isEqualTo(place);
    }

    @Test
    void looksAsDocumented() {
        assertThat(new Place.Drift(3, Optional.of("age")).text()).isEqualTo("modeldeck:drift?model=3&feature=age");
        assertThat(new Place.Alerts(OptionalLong.of(12)).text()).isEqualTo("modeldeck:alerts?alert=12");
        assertThat(new Place.Metrics(3, new Comparison.Version(4)).text())
                .isEqualTo("modeldeck:metrics?model=3&compare=v4");
    }

    @Test
    void aVersionIsComparedWithItsOwnModelOnly() {
        Place compared = new Place.Metrics(3, new Comparison.Version(4));
        assertThat(compared.ofModel(3)).isEqualTo(compared);
        assertThat(compared.ofModel(5)).isEqualTo(new Place.Metrics(5));
        assertThat(new Place.Metrics(3, new Comparison.Before()).ofModel(5))
                .isEqualTo(new Place.Metrics(5, new Comparison.Before()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "modeldeck:",
                "modeldeck:nowhere",
                "modeldeck:alerts?alert=x",
                "modeldeck:drift?=1",
                "drift?feature=%zz"
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(Problem.class).hasMessageContaining("is no place");
    }

    @Test
    void changesItsModelOnlyWhereItHasOne() {
        assertThat(new Place.Drift(1, Optional.of("age")).ofModel(2)).isEqualTo(new Place.Drift(2));
        assertThat(new Place.Finding(1, 31, 2).ofModel(2)).isEqualTo(new Place.Quality(2));
        assertThat(new Place.Finding(1, 31, 2).ofModel(1)).isEqualTo(new Place.Finding(1, 31, 2));
        assertThat(new Place.Compare(1, List.of("v3")).ofModel(2)).isEqualTo(new Place.Compare(2));
        assertThat(new Place.Shadow(1, OptionalLong.of(31)).ofModel(2))
                .isEqualTo(new Place.Shadow(2, OptionalLong.empty()));
        assertThat(new Place.Alerts().ofModel(2)).isEqualTo(new Place.Alerts());
        for (Section section : Section.values()) {
            assertThat(Place.of(section, OptionalLong.of(1)).section()).isEqualTo(section);
        }
    }
}
