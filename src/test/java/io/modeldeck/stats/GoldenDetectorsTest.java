package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertStatistic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Stream detectors: indices of drifts and warnings, and the state on the way. */
class GoldenDetectorsTest {

    private static final Pattern REPEATED = Pattern.compile("the number (\\S+) repeated (\\d+) times");

    @TestFactory
    Stream<DynamicTest> detectors() {
        List<JsonNode> cases = Golden.cases("stream_detectors");
        assertThat(cases).hasSizeGreaterThan(12);
        return cases.stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden)));
    }

    private void check(JsonNode golden) {
        ChangeDetector detector = detector(golden.get("detector").asText(), golden.get("params"));
        double[] stream = stream(golden.at("/inputs/stream"));
        JsonNode expected = golden.get("expected");
        List<Long> drifts = new ArrayList<>();
        List<Long> warnings = new ArrayList<>();
        boolean warned = false;
        for (int i = 0; i < stream.length; i++) {
            Signal signal = detector.add(stream[i]);
            if (signal == Signal.DRIFT) {
                drifts.add((long) i);
            }
            if (signal == Signal.WARNING && !warned) {
                warnings.add((long) i);
            }
            warned = signal == Signal.WARNING;
            JsonNode state = expected.path("state_after_index").path(String.valueOf(i));
            Map<String, Double> actual = state(detector);
            state.properties().forEach(e -> assertStatistic(e.getKey(), e.getValue(), actual.get(e.getKey())));
        }
        assertThat(drifts).isEqualTo(longs(expected.get("drift_indices")));
        if (expected.has("warning_zone_entry_indices")) {
            assertThat(warnings).isEqualTo(longs(expected.get("warning_zone_entry_indices")));
        }
    }

    private static ChangeDetector detector(String name, JsonNode p) {
        return switch (name) {
            case "page_hinkley_one_sided" ->
                new PageHinkleyOneSided(
                        p.path("min_instances").asInt(30),
                        p.path("delta").asDouble(0.005),
                        p.path("threshold").asDouble(50),
                        p.path("alpha").asDouble(0.9999));
            case "page_hinkley_two_sided" ->
                new PageHinkley(
                        p.path("min_instances").asInt(30),
                        p.path("delta").asDouble(0.005),
                        p.path("threshold").asDouble(50),
                        p.path("alpha").asDouble(0.9999),
                        PageHinkley.Direction.valueOf(
                                p.path("mode").asText("both").toUpperCase(java.util.Locale.ROOT)));
            case "ddm" ->
                new Ddm(
                        p.path("warm_start").asInt(30),
                        p.path("warning").asDouble(2),
                        p.path("drift").asDouble(3));
            case "eddm" ->
                new Eddm(
                        p.path("warm_start").asInt(30),
                        p.path("alpha").asDouble(0.95),
                        p.path("beta").asDouble(0.9));
            case "adwin" ->
                new Adwin(
                        p.path("delta").asDouble(0.002),
                        p.path("clock").asInt(32),
                        p.path("max_buckets").asInt(5),
                        p.path("min_window").asInt(5),
                        p.path("grace").asInt(10));
            default -> throw new IllegalArgumentException("no detector " + name);
        };
    }

    private static Map<String, Double> state(ChangeDetector detector) {
        return switch (detector) {
            case PageHinkleyOneSided d -> Map.of("mean", d.mean(), "sum", d.sum());
            case PageHinkley d -> Map.of("mean", d.mean(), "sum_up", d.sumUp(), "sum_down", d.sumDown());
            case Ddm d -> Map.of("p", d.rate(), "p_min", d.minRate(), "s_min", d.minDeviation());
            case Adwin d ->
                Map.of("width", (double) d.width(), "mean", d.mean(), "variance_sum", d.squaredDeviations());
            default -> Map.of();
        };
    }

    private static double[] stream(JsonNode input) {
        if (input.path("values").isTextual()) {
            Matcher repeated = REPEATED.matcher(input.get("values").asText());
            assertThat(repeated.matches()).isTrue();
            double[] values = new double[Integer.parseInt(repeated.group(2))];
            Arrays.fill(values, Double.parseDouble(repeated.group(1)));
            return values;
        }
        if (!input.has("transform")) {
            return Golden.numbers(input);
        }
        int lag = input.get("transform").asText().contains("i-48") ? 48 : 1;
        List<Optional<String>> labels = Golden.texts(input);
        double[] errors = new double[labels.size()];
        for (int i = lag; i < errors.length; i++) {
            errors[i] = labels.get(i).equals(labels.get(i - lag)) ? 0 : 1;
        }
        return errors;
    }

    private static List<Long> longs(JsonNode array) {
        return Arrays.stream(Golden.longs(array)).boxed().toList();
    }
}
