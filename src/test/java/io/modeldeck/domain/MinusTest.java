package io.modeldeck.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinusTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        −0.5         | -0.5
        −3.0 %       | -3.0 %
        −0.8 to −0.2 | -0.8 to -0.2
        1.00e−05     | 1.00e-05
        −1,23e−6     | -1,23e-6
        7.1E−300     | 7.1E-300
        a − b        | a − b
        type−1       | type−1
        −            | −
        """)
    void whatProgramsReadHasTheSignThatIsTyped(String printed, String typed) {
        assertThat(Minus.typed(printed)).isEqualTo(typed);
    }
}
