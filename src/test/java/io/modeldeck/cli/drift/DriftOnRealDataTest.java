package io.modeldeck.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.testing.SharedData;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * By chunk of 5 000: the synthetic car loans, whose inputs move from row 25 000 on, found where they move and nowhere else; and the hotel bookings, as
 * docs/monitoring-on-real-data.md has them.
 */
@Tag("full")
class DriftOnRealDataTest {

    private static final String FEATURES = "car_value,salary_range,debt_to_income_ratio,loan_length,"
            + "repaid_loan_on_prev_car,size_of_downpayment,driver_tenure,y_pred_proba";

    private static final String BOOKINGS =
            "hotel,lead_time,stays_in_weekend_nights,stays_in_week_nights,adults,children,"
                    + "babies,meal,country,market_segment,distribution_channel,is_repeated_guest,previous_cancellations,"
                    + "previous_bookings_not_canceled,reserved_room_type,assigned_room_type,booking_changes,deposit_type,agent,"
                    + "company,days_in_waiting_list,customer_type,adr,parking_spaces,total_of_special_requests,y_pred_proba";

    @TempDir
    private Path folder;

    /** A column of a comparison. */
    private record Found(String name, boolean drifted, double effect) {

        static Found of(Object column) {
            Map<?, ?> all = (Map<?, ?>) column;
            Map<?, ?> decision = (Map<?, ?>) all.get("decision");
            return new Found(
                    (String) all.get("name"),
                    decision.get("state").equals("DRIFT"),
                    ((Number) decision.get("effectSize")).doubleValue());
        }

        String cell() {
            return String.format(Locale.ROOT, "%.2f%s", effect, drifted ? ", drift" : "");
        }
    }

    private List<Found> compare(String reference, String current, String columns) {
        Deck.Result result = new Deck(folder)
                .run(
                        "compare",
                        "--reference",
                        SharedData.require(reference).toString(),
                        "--current",
                        SharedData.require(current.substring(0, current.indexOf('[')))
                                + current.substring(current.indexOf('[')),
                        "--columns",
                        columns,
                        "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return ((List<?>) result.json().get("columns")).stream().map(Found::of).toList();
    }

    private static String chunk(int number) {
        return "[" + 5_000 * number + ":" + 5_000 * (number + 1) + "]";
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theChunkHasDriftedFromTheSixthOn(int chunk) {
        List<String> drifted = compare(
                        "tabular/car_loan_synthetic/reference.csv.gz",
                        "tabular/car_loan_synthetic/analysis.csv.gz" + chunk(chunk),
                        FEATURES)
                .stream()
                .filter(Found::drifted)
                .map(Found::name)
                .toList();
        assertThat(drifted)
                .isEqualTo(
                        chunk < 5
                                ? List.of()
                                : List.of("car_value", "loan_length", "repaid_loan_on_prev_car", "y_pred_proba"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void ofTheHotelBookingsDriftsWhatTheDocumentSays(int chunk) {
        List<Found> columns = compare(
                "tabular/hotel_booking/reference.csv", "tabular/hotel_booking/monitoring.csv" + chunk(chunk), BOOKINGS);
        Found score = columns.getLast();
        Found country = columns.stream()
                .filter(column -> column.name().equals("country"))
                .findFirst()
                .orElseThrow();
        List<Found> drifted = columns.subList(0, columns.size() - 1).stream()
                .filter(Found::drifted)
                .toList();
        Found most =
                drifted.stream().max(Comparator.comparingDouble(Found::effect)).orElseThrow();
        String row = String.format(
                Locale.ROOT,
                " | %d | `%s` %.2f | %s | %s |",
                drifted.size(),
                most.name(),
                most.effect(),
                score.cell(),
                country.cell());
        assertThat(Path.of("docs/monitoring-on-real-data.md"))
                .content()
                .containsPattern("\\| " + (chunk + 1) + " \\| [0-9 to-]+" + Pattern.quote(row));
    }
}
