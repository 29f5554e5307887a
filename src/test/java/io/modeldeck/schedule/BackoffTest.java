package io.modeldeck.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1,6h,30s",
        "2,6h,1m",
        "3,6h,2m",
        "5,6h,8m",
        "7,6h,32m",
        "8,6h,1h",
        "9,6h,1h",
        "2000000000,24h,1h",
        "0,6h,30s",
        "1,5m,30s",
        "4,5m,4m",
        "5,5m,5m",
        "60,5m,5m",
        "1,10s,10s"
    })
    void doublesUpToAnHourOrTheInterval(int failures, String interval, String wait) {
        assertThat(Backoff.after(failures, Durations.parse(interval))).isEqualTo(Durations.parse(wait));
    }
}
