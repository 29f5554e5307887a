package io.modeldeck.ui.kit.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

    @ParameterizedTest
    @CsvSource({"-1, 1, 3, 0", "-1, -1, 3, 0", "0, 1, 3, 1", "2, 1, 3, 2", "0, -1, 3, 0", "1, -1, 3, 0", "0, 1, 1, 0"})
    void staysInTheList(int now, int by, int count, int next) {
        assertThat(Steps.next(now, by, count)).isEqualTo(next);
    }
}
