package io.modeldeck.telemetry;

import static io.modeldeck.telemetry.TelemetryWorkspace.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.telemetry.file.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackImportTest {

    @TempDir
    Path folder;

    private TelemetryWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private FeedbackReport load(Path file, FeedbackImportOptions options) {
        return workspace.labels.run(PERSON, file, "m", options, Progress.none());
    }

    private Path events(String content) {
        Path file = workspace.file("events.csv", content);
        workspace.load(
                file,
                "m",
                EventImportOptions.builder().time("t").prediction("p").build());
        return file;
    }

    private Path eventsById() {
        Path file = workspace.file("events.csv", "k,t,p\na,2016-01-01,1\nb,2016-01-02,0\nc,2016-01-03,1\n");
        workspace.load(
                file,
                "m",
                EventImportOptions.builder().time("t").id("k").prediction("p").build());
        return file;
    }

    @Test
    void byId() {
        eventsById();
        Path labels =
                workspace.file("labels.csv", "k,y,when\nb,0.0,2016-02-01\nz,1,2016-02-01\nc,,2016-02-01\na,1,never\n");
        FeedbackImportOptions options = new FeedbackImportOptions(
                Optional.of("k"),
                Optional.empty(),
                "y",
                Optional.of("when"),
                false,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
        FeedbackReport report = load(labels, options);
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.labelled()).isEqualTo(1);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.rejected().listed())
                .extracting(r -> r.line() + " " + r.column() + " " + r.value())
                .containsExactlyInAnyOrder("3 k z", "5 when never");
        StoredEvent b = workspace.events.event(report.modelId(), "b").orElseThrow();
        assertThat(b.correct()).contains(true);
        assertThat(b.feedbackAt()).contains(Instant.parse("2016-02-01T00:00:00Z"));
        FeedbackReport again = load(labels, options);
        assertThat(again.labelled()).isZero();
        assertThat(again.unchanged()).isEqualTo(1);
    }

    @Test
    void withoutATimeALabelIsKnownAtTheEventsOwn() {
        eventsById();
        FeedbackReport report = load(workspace.file("labels.csv", "k,y\nb,0\n"), FeedbackImportOptions.byId("k", "y"));
        assertThat(workspace.events.event(report.modelId(), "b").orElseThrow().feedbackAt())
                .contains(Instant.parse("2016-01-02T00:00:00Z"));
    }

    @Test
    void byRowWithoutIdsAlsoWhereRowsAreAlike() {
        Path events = events("t,p\n2016-01-01,1\n2016-01-01,1\nnever,1\n2016-01-01,1\n2016-01-02,0\n");
        Path labels = workspace.file("labels.csv", "y\n1\n0\n0\n\"\"\n0\n");
        FeedbackReport report = load(labels, FeedbackImportOptions.byRow(events, "y"));
        assertThat(report.labelled()).isEqualTo(3);
        assertThat(report.missing()).isEqualTo(1);
        assertThat(report.rejected().listed()).singleElement().satisfies(r -> {
            assertThat(r.line()).isEqualTo(4);
            assertThat(r.reason()).contains("line 4 of the events");
        });
        assertThat(workspace.texts("SELECT coalesce(outcome, '-') FROM inference_event ORDER BY id"))
                .containsExactly("1", "0", "-", "0");
    }

    @Test
    void byRowTakesTheVeryFileAndAsManyRows() throws Exception {
        Path events = events("t,p\n2016-01-01,1\n2016-01-02,0\n");
        Path short1 = workspace.file("labels.csv", "y\n1\n");
        assertThatThrownBy(() -> load(short1, FeedbackImportOptions.byRow(events, "y")))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("1 labels", "2 rows");
        Path other = Files.writeString(folder.resolve("other.csv"), "t,p\n2016-01-01,1\n2016-01-02,1\n");
        Path labels = workspace.file("labels.csv", "y\n1\n1\n");
        assertThatThrownBy(() -> load(labels, FeedbackImportOptions.byRow(other, "y")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("never imported into m");
        Path copy = Files.copy(events, folder.resolve("copy.csv"));
        assertThat(load(labels, FeedbackImportOptions.byRow(copy, "y")).labelled())
                .as("the content counts, not the name")
                .isEqualTo(2);
    }

    @Test
    void strictIsAllOrNothing() {
        eventsById();
        Path labels = workspace.file("labels.csv", "k,y\nb,0\nz,1\n");
        FeedbackImportOptions strict = new FeedbackImportOptions(
                Optional.of("k"),
                Optional.empty(),
                "y",
                Optional.empty(),
                true,
                ReadOptions.defaults(),
                Optional.empty(),
                ZoneOffset.UTC);
        assertThatThrownBy(() -> load(labels, strict))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContainingAll("1 of 2 labels", "line 3", "(z)");
        assertThat(workspace.number("SELECT count(*) FROM inference_event WHERE outcome IS NOT NULL"))
                .isZero();
    }

    @Test
    void whatIsMissingIsNamed() {
        eventsById();
        Path labels = workspace.file("labels.csv", "k,y\nb,0\n");
        assertThatThrownBy(() -> load(labels, FeedbackImportOptions.byId("k", "truth")))
                .hasMessageContainingAll("no column 'truth'", "--label");
        assertThatThrownBy(() -> load(labels, FeedbackImportOptions.byId("key", "y")))
                .hasMessageContainingAll("no column 'key'", "--id");
        assertThatThrownBy(() -> workspace.labels.run(
                        PERSON, labels, "nobody", FeedbackImportOptions.byId("k", "y"), Progress.none()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no model 'nobody'");
    }
}
