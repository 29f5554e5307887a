package io.modeldeck.inference.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.testing.FakeOllama;
import io.modeldeck.testing.VacantAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaCatalogueTest {

    private final FakeOllama fake = new FakeOllama();
    private final OllamaCatalogue catalogue =
            new OllamaCatalogue(OllamaServer.parse(fake.address()), new Keychain(Map.of()));

    @AfterEach
    void close() {
        fake.close();
    }

    /** Fields that the client library does not know are in the answers of the fake. */
    @Test
    void whatTheServerHas() {
        assertThat(catalogue.list()).isEmpty();
        fake.with("tiny:latest", "completion", "tools");
        OllamaCatalogue.Details details = new OllamaCatalogue.Details("gguf", "tiny", "12M", "Q8_0");
        OllamaCatalogue.Entry entry = catalogue.list().getFirst();
        assertThat(entry.name()).isEqualTo("tiny:latest");
        assertThat(entry.modifiedAt()).contains(Instant.parse("2026-01-02T10:00:00.12345678Z"));
        assertThat(entry.details()).isEqualTo(details);
        OllamaCatalogue.Shown shown = catalogue.show("tiny");
        assertThat(shown.capabilities()).containsExactly("completion", "tools");
        assertThat(shown.details()).isEqualTo(details);
        assertThat(shown.parameters()).contains("<end>");
        assertThat(catalogue.version()).isEqualTo("0.33.0");
        assertThatThrownBy(() -> catalogue.show("nope"))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("modeldeck ollama pull nope");
    }

    @Test
    void whatIsInMemory() {
        assertThat(catalogue.running()).isEmpty();
        fake.replace(
                "/api/ps",
                200,
                "{\"models\":[{\"name\":\"tiny:latest\",\"size\":620,\"size_vram\":100,\"context_length\":4096,"
                        + "\"details\":{\"unheard\":1},\"expires_at\":\"2026-01-05T10:10:00.2+01:00\"},"
                        + "{\"name\":\"for-ever:latest\",\"size\":1,\"expires_at\":\"soon\"}]}");
        assertThat(catalogue.running())
                .containsExactly(
                        new OllamaCatalogue.Running(
                                "tiny:latest",
                                620,
                                100,
                                Optional.of(Instant.parse("2026-01-05T09:10:00.2Z")),
                                Optional.of(4096L)),
                        new OllamaCatalogue.Running("for-ever:latest", 1, 0, Optional.empty(), Optional.empty()));
    }

    @Test
    void aDownloadReportsAllItsLayersTogether() {
        List<String> seen = new ArrayList<>();
        catalogue.pull("fresh", watch((done, total) -> seen.add(done + "/" + total), Integer.MAX_VALUE));
        assertThat(seen).contains("0/1000", "600/1000", "1000/2000", "1600/2000", "2000/2000");
        assertThat(catalogue.list()).extracting(OllamaCatalogue.Entry::name).containsExactly("fresh:latest");
    }

    @Test
    void aDownloadThatFailsInsideItsAnswerIsNoSuccess() {
        assertThatThrownBy(() -> catalogue.pull("nope", Progress.none()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("finds no model 'nope' to pull");
        fake.stream("/api/pull", "{\"status\":\"pulling manifest\"}");
        assertThatThrownBy(() -> catalogue.pull("fresh", Progress.none())).hasMessageContaining("broke off");
    }

    @Test
    void aDownloadCanBeStopped() {
        assertThatThrownBy(() -> catalogue.pull("fresh", watch((done, total) -> {}, 3)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("was stopped");
    }

    private interface Seen {
        void at(long done, long total);
    }

    private static Progress watch(Seen seen, int most) {
        return new Progress() {
            private int calls;

            @Override
            public void at(long done, long total, String what) {
                calls++;
                seen.at(done, total);
            }

            @Override
            public boolean cancelled() {
                return calls >= most;
            }
        };
    }

    @Test
    void nobodyListens() {
        try (VacantAddress nobody = new VacantAddress()) {
            OllamaCatalogue silent = new OllamaCatalogue(OllamaServer.parse(nobody.toString()), new Keychain(Map.of()));
            assertThatThrownBy(silent::list)
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining("No Ollama server answers at " + nobody);
            assertThatThrownBy(silent::running).hasMessageContaining("ollama serve");
            assertThatThrownBy(silent::version).hasMessageContaining("ollama serve");
        }
    }

    @Test
    void somethingElseThanOllamaAnswers() {
        for (String said : List.of("{}", "{\"data\":[]}", "{\"models\":\"none\"}", "{\"models\":{}}")) {
            fake.replace("/api/tags", 200, said).replace("/api/ps", 200, said);
            assertThatThrownBy(catalogue::list)
                    .as(said)
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining(fake.address() + " answers, but not as an Ollama server")
                    .hasMessageContaining("check the address");
            assertThatThrownBy(catalogue::running).as(said).hasMessageContaining("not as an Ollama server");
        }
        String none = "{\"models\":null}";
        fake.replace("/api/tags", 200, none).replace("/api/ps", 200, none);
        assertThat(catalogue.list()).isEmpty();
        assertThat(catalogue.running()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:11434",
        "0.0.0.0:8080, http://127.0.0.1:8080",
        "http://gpu-box/, http://gpu-box:11434",
        "https://ollama.example, https://ollama.example:443",
        "'  http://[::1]:11434 ', http://[::1]:11434"
    })
    void addressesAsTheyAreTyped(String typed, String meant) {
        assertThat(OllamaServer.parse(typed).words()).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://host",
                "http://user:secret@host",
                "http://host/path",
                "http://host?x=1",
                "file:/etc",
                "a b"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThatThrownBy(() -> OllamaServer.parse(typed))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("is no address of a server");
    }
}
