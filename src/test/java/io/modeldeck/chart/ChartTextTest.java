package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTextTest {

    @Test
    void aTableHasTheSameRowsUpToItsLimit() {
        List<List<String>> rows = ChartText.rows(ChartGallery.throughput(), Locale.ENGLISH, 10);
        assertThat(rows).hasSize(11);
        assertThat(rows.getFirst()).containsExactly("time", "events (events/hour)");
        assertThat(ChartText.rows(ChartGallery.curves(), Locale.ENGLISH, 1000)).hasSize(61);
    }
}
