package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.SharedData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The synthetic car loans, whose inputs move from row 25 000 on: found by chunk of 5 000 where they move, and nowhere else. */
@Tag("full")
class DriftOnRealDataTest {

    private static final String FEATURES = "car_value,salary_range,debt_to_income_ratio,loan_length,"
            + "repaid_loan_on_prev_car,size_of_downpayment,driver_tenure,y_pred_proba";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theChunkHasDriftedFromTheSixthOn(int chunk) {
        Path reference = SharedData.require("tabular/car_loan_synthetic/reference.csv.gz");
        Path analysis = SharedData.require("tabular/car_loan_synthetic/analysis.csv.gz");
        String rows = "[" + 5_000 * chunk + ":" + 5_000 * (chunk + 1) + "]";
        Deck.Result result = new Deck(folder)
                .run(
                        "compare",
                        "--reference",
                        reference.toString(),
                        "--current",
                        analysis + rows,
                        "--columns",
                        FEATURES,
                        "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> drifted = ((List<?>) result.json().get("columns"))
                .stream()
                        .map(column -> (Map<?, ?>) column)
                        .filter(column -> ((Map<?, ?>) column.get("decision"))
                                .get("state")
                                .equals("DRIFT"))
                        .map(column -> (String) column.get("name"))
                        .toList();
        assertThat(drifted)
                .isEqualTo(
                        chunk < 5
                                ? List.of()
                                : List.of("car_value", "loan_length", "repaid_loan_on_prev_car", "y_pred_proba"));
    }
}
