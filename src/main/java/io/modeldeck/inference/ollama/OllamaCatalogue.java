package io.modeldeck.inference.ollama;

import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.response.Model;
import io.github.ollama4j.models.response.ModelDetail;
import io.github.ollama4j.models.response.ModelMeta;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.RuntimeFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models of one server. */
public final class OllamaCatalogue {

    private static final Duration ASK = Duration.ofSeconds(30);
    /** A download may take as long as it takes, as long as the server still speaks. */
    private static final Duration PULL = Duration.ofHours(24);

    private final OllamaServer server;
    private final OllamaHttp http;

    /** What a model is made of. */
    public record Details(String format, String family, String parameters, String quantization) {}

    /** A model that the server has. */
    public record Entry(String name, long bytes, String digest, Optional<Instant> modifiedAt, Details details) {}

    /** A model that the server holds in memory. */
    public record Running(
            String name, long bytes, long acceleratorBytes, Optional<Instant> until, Optional<Long> contextLength) {}

    /** What the server says of one model. */
    public record Shown(
            String name,
            Details details,
            Set<String> capabilities,
            String parameters,
            String template,
            String system,
            String license) {}

    public OllamaCatalogue(OllamaServer server) {
        this.server = server;
        this.http = new OllamaHttp(server, ASK);
    }

    public OllamaServer server() {
        return server;
    }

    /** The server's version. */
    public String version() {
        return ask("", Ollama::getVersion);
    }

    /** Every model that the server has, the newest first as it lists them. */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (Model model : ask("", Ollama::listModels)) {
            entries.add(new Entry(
                    model.getName(),
                    model.getSize(),
                    text(model.getDigest()),
                    Optional.ofNullable(model.getModifiedAt()).map(OffsetDateTime::toInstant),
                    details(model.getModelMeta())));
        }
        return entries;
    }

    public Shown show(String name) {
        ModelDetail detail = ask(name, client -> client.getModelDetails(name));
        String[] capabilities = detail.getCapabilities();
        return new Shown(
                name,
                details(detail.getDetails()),
                new LinkedHashSet<>(capabilities == null ? List.of() : Arrays.asList(capabilities)),
                text(detail.getParameters()),
                text(detail.getTemplate()),
                text(detail.getSystem()),
                text(detail.getLicense()));
    }

    /** The models in the server's memory. Not by ollama4j, which takes no field that it does not know. */
    public List<Running> running() {
        List<Running> running = new ArrayList<>();
        if (http.get("/api/ps").get("models") instanceof List<?> models) {
            models.forEach(each -> {
                Map<?, ?> model = (Map<?, ?>) each;
                running.add(new Running(
                        String.valueOf(model.get("name")),
                        number(model.get("size")).orElse(0L),
                        number(model.get("size_vram")).orElse(0L),
                        time(model.get("expires_at")),
                        number(model.get("context_length"))));
            });
        }
        return running;
    }

    /** Has the server fetch a model. Stops when the progress says so; what was fetched by then is taken up by the next attempt. */
    public void pull(String name, Progress progress) {
        OllamaPull pull = new OllamaPull(progress);
        boolean ended = new OllamaHttp(server, PULL)
                .stream("/api/pull", name, Map.of("model", name, "stream", true), pull::take);
        if (!ended) {
            throw new RuntimeFailure("Ollama at " + server.words() + " broke off while it pulled '" + name
                    + "'; repeat the command, it goes on where it was.");
        }
        if (pull.stopped()) {
            throw new RuntimeFailure(
                    "Pulling '" + name + "' was stopped; repeat the command, it goes on where it was.");
        }
    }

    private interface Question<T> {
        T of(Ollama client) throws OllamaException;
    }

    private <T> T ask(String model, Question<T> question) {
        Ollama client = new Ollama(server.words());
        client.setRequestTimeoutSeconds(ASK.toSeconds());
        try {
            return question.of(client);
        } catch (OllamaException e) {
            throw failure(model, e);
        }
    }

    private RuntimeFailure failure(String model, OllamaException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.ConnectException || cause instanceof java.net.http.HttpTimeoutException) {
                return OllamaFault.unreachable(server, (Exception) cause);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        return OllamaFault.of(server, model, 0, OllamaFault.words(text(e.getMessage())));
    }

    private static Details details(ModelMeta meta) {
        return meta == null
                ? new Details("", "", "", "")
                : new Details(
                        text(meta.getFormat()),
                        text(meta.getFamily()),
                        text(meta.getParameterSize()),
                        text(meta.getQuantizationLevel()));
    }

    private static Optional<Long> number(Object value) {
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static Optional<Instant> time(Object value) {
        try {
            return value instanceof String text
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException farAway) {
            return Optional.empty();
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
