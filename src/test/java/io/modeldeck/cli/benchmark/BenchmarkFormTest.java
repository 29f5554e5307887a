package io.modeldeck.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.cli.kit.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BenchmarkFormTest {

    private static Benchmark.Result result(long version, String served) {
        return new Benchmark.Result(
                OptionalLong.of(version),
                "churn v" + version,
                "onnx",
                12,
                0,
                "",
                1,
                OptionalLong.empty(),
                served,
                Optional.empty());
    }

    private static Benchmark benchmark(OptionalLong winner, String served) {
        return new Benchmark(
                7,
                "classification",
                "churn",
                List.of(2L),
                4,
                "rows.csv",
                3,
                1,
                1,
                winner,
                "verdict",
                Map.of(),
                "",
                "Sample engineer",
                Instant.EPOCH,
                List.of(result(1, "console"), result(2, served)));
    }

    private static String listed(OptionalLong winner, String served) {
        return BenchmarkForm.table(List.of(benchmark(winner, served)), new Times(ZoneOffset.UTC))
                .lines()
                .getLast();
    }

    @Test
    void aListSaysWhereTheModelsWereNotServedAlike() {
        assertThat(listed(OptionalLong.of(2), "process")).contains("churn v2, not served alike  Sample engineer");
        assertThat(listed(OptionalLong.of(2), "console")).contains("churn v2  Sample engineer");
        assertThat(listed(OptionalLong.empty(), "none")).contains("none, not served alike");
    }
}
