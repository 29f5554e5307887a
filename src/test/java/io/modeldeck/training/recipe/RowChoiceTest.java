package io.modeldeck.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowChoiceTest {

    private static RowChoice choice(String json) {
        RowChoice choice = RowChoice.read(Json.readObject(json), RowChoice.all());
        assertThat(RowChoice.read(Json.readObject(Json.write(choice.document())), RowChoice.all()))
                .as("it is kept as it was read")
                .isEqualTo(choice);
        return choice;
    }

    private static String[] labels(String json, Column label) {
        Table rows = Table.of(List.of(label, new Column.Numeric("x", new double[label.rows()])));
        return ((Column.Categorical) choice(json).labelled(rows, label.name()).require(label.name())).values();
    }

    @Test
    void numbersBecomeTwoClassesAndWordsOthers() {
        String limit = "{\"labelRule\": {\"above\": 20, \"then\": \"late\", \"otherwise\": \"in time\"}}";
        assertThat(labels(limit, new Column.Numeric("y", new double[] {20, 20.1, Double.NaN})))
                .containsExactly("in time", "late", null);
        assertThat(labels(limit, new Column.Categorical("y", new String[] {"30", "3", null})))
                .containsExactly("late", "in time", null);
        assertThatThrownBy(() -> labels(limit, new Column.Categorical("y", new String[] {"30", "soon"})))
                .hasMessageContaining("'soon' in row 2");
        String words = "{\"labelRule\": {\"words\": {\"chargeback\": \"fraud\", \"1\": \"fraud\"}}}";
        assertThat(labels(words, new Column.Categorical("y", new String[] {"chargeback", "1.0", "paid", null})))
                .containsExactly("fraud", "fraud", "paid", null);
        assertThat(labels(
                        "{\"labelRule\": {\"words\": {\"chargeback\": \"fraud\"}, \"otherwise\": \"fine\"}}",
                        new Column.Categorical("y", new String[] {"chargeback", "paid"})))
                .containsExactly("fraud", "fine");
        assertThatThrownBy(() -> choice("{\"labelRule\": {\"above\": 3}}")).hasMessageContaining("labelRule needs");
    }

    @Test
    void theWindowEndsAtTheNewestRow() {
        long day = 86_400_000;
        RowChoice choice = choice("{\"windowDays\": 2}");
        assertThat(choice.firstRow(new long[] {0, day, 2 * day, 3 * day, 4 * day}))
                .isEqualTo(2);
        assertThat(choice.firstRow(new long[0])).isZero();
        assertThat(RowChoice.all().firstRow(new long[] {0, 9 * day})).isZero();
        assertThatThrownBy(() -> choice("{\"windowDays\": 0}")).hasMessageContaining("days above 0");
    }

    @Test
    void anAddressOfAWorkerIsPlainAndSafe() {
        for (String bad : List.of(
                "ftp://a/jobs",
                "http://user:pw@127.0.0.1/jobs",
                "http://127.0.0.1/jobs?x=1",
                "jobs",
                "http://a b/",
                "http://gpu.example/jobs",
                "http://127.0.0.1.example/jobs",
                "file:///etc/passwd",
                "http:///jobs")) {
            assertThatThrownBy(() -> WorkerAddress.of(bad)).as(bad).hasMessageContaining("mend \"worker\"");
        }
        assertThat(WorkerAddress.of("https://GPU.example/jobs").origin()).isEqualTo("https://gpu.example:443");
        assertThat(WorkerAddress.of("http://localhost:8700/jobs").origin()).isEqualTo("http://localhost:8700");
    }
}
