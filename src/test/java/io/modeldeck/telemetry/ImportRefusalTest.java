package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rows that cannot be taken are kept out and listed, and a file that cannot be taken leaves nothing. */
class ImportRefusalTest extends ImportDesk {

    @Test
    void badRowsAreKeptOutAndListed() {
        StringBuilder rows = new StringBuilder("t,x,score,ms,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append("2016-01-01T00:").append(10 + i).append(",").append(i).append(",0.5,1,1\n");
        }
        rows.append("yesterday,1,0.5,1,1\n")
                .append("9999-01-01,1,0.5,1,1\n")
                .append(",1,0.5,1,1\n")
                .append("2016-01-02,1,1.5,1,1\n")
                .append("2016-01-02,1,0.5,-3,1\n")
                .append("2016-01-02,1,0.5\n")
                .append("2016-01-02,oops\t,0.5,1,1\n")
                .append("2016-01-02,1,0.5,1,a\0b\n")
                .append("2016-01-02,1,0.5,1e12,1\n");
        ImportReport report = workspace.load(
                workspace.file("e.csv", rows.toString()),
                "m",
                EventImportOptions.builder()
                        .time("t")
                        .score("score")
                        .positive("1")
                        .latency("ms:us")
                        .label("y")
                        .build());
        assertThat(report.rows()).isEqualTo(29);
        assertThat(report.imported()).isEqualTo(20);
        assertThat(report.rejected().count()).isEqualTo(9);
        assertThat(report.rejected().listed())
                .extracting(r -> r.line() + " " + r.column() + " [" + r.value() + "]")
                .containsExactly(
                        "22 t [yesterday]",
                        "23 t [9999-01-01]",
                        "24 t []",
                        "25 score [1.5]",
                        "26 ms [-3]",
                        "27  []",
                        "28 x [oops\\t]",
                        "29 y [a\\u0000b]",
                        "30 ms [1e12]");
        assertThat(workspace.count("inference_event")).isEqualTo(20);
        assertThat(workspace.number("SELECT max(latency_us) FROM inference_event"))
                .isEqualTo(1);
    }

    @Test
    void atMostAThousandBadRowsAreListed() {
        String bad = "never,1\n".repeat(1_500);
        String good = "2016-01-01,1\n".repeat(2_000);
        ImportReport report = workspace.load(workspace.file("e.csv", "t,x\n" + good + bad), "m", time("t"));
        assertThat(report.imported()).as("alike rows are kept").isEqualTo(2_000);
        assertThat(report.rejected().count()).isEqualTo(1_500);
        assertThat(report.rejected().listed()).hasSize(1_000);
    }

    @Test
    void strictIsAllOrNothing() {
        Path file = workspace.file("e.csv", "t,x\n2016-01-01,1\nnever,2\n2016-01-03,3\n");
        EventImportOptions strict =
                EventImportOptions.builder().time("t").strict(true).build();
        assertThatThrownBy(() -> workspace.load(file, "m", strict))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        e -> assertThat(e.rejected().count()).isEqualTo(1))
                .hasMessageContainingAll("1 of 3 rows", "line 3", "column 't'", "never", "--strict");
        assertThat(workspace.count("inference_event")).isZero();
        assertThat(workspace.count("model")).isZero();
        assertThat(workspace.count("audit_entry")).isZero();
        Path good = workspace.file("g.csv", "t,x\n2016-01-01,1\n");
        assertThat(workspace.load(good, "m", strict).imported()).isEqualTo(1);
    }

    @Test
    void whatRefusesAFileLeavesNothing() {
        assertThatThrownBy(() -> workspace.load(workspace.file("e.csv", "t,x\n"), "m", time("t")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> workspace.load(workspace.file("e.csv", "t,x\n2016-01-01,1\n"), "m", time("when")))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("no column 'when'", "t, x", "--time");
        assertThatThrownBy(() -> workspace.load(
                        workspace.file("e.csv", "t,x\n2016-01-01,1\n"),
                        "m",
                        EventImportOptions.builder().build()))
                .hasMessageContaining("--time");
        assertThatThrownBy(() -> workspace.load(
                        workspace.file("e.csv", "t,p\n2016-01-01,1\n"),
                        "m",
                        EventImportOptions.builder().time("t").score("p").build()))
                .hasMessageContaining("--positive");
        assertThatThrownBy(() -> workspace.load(workspace.file("e.csv", "t,x\nnever,1\never,2\n"), "m", time("t")))
                .isInstanceOf(Problem.class);
        String late = "t,x\n" + "2016-01-01,1\n".repeat(20_000) + "2016-01-01,\"1\n";
        assertThatThrownBy(() -> workspace.load(workspace.file("e.csv", late), "m", time("t")))
                .as("a fault of the form behind many good rows")
                .hasMessageContaining("line 20002");
        assertThat(workspace.count("model")).isZero();
        assertThat(workspace.count("inference_event")).isZero();
    }
}
