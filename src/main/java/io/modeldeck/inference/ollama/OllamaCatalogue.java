package io.modeldeck.inference.ollama;

import io.github.ollama4j.Ollama;
import io.github.ollama4j.exceptions.OllamaException;
import io.github.ollama4j.models.response.ModelDetail;
import io.github.ollama4j.models.response.ModelMeta;
import io.modeldeck.config.Keychain;
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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The models of one server. */
public final class OllamaCatalogue {

    private static final Duration ASK = Duration.ofSeconds(30);
    /** A download may take as long as it takes, as long as the server still speaks. */
    private static final Duration PULL = Duration.ofHours(24);

    /** How the library begins what it says of an answer other than 200. */
    private static final Pattern STATUS = Pattern.compile("(\\d{3})\\b.*", Pattern.DOTALL);

    private final OllamaServer server;
    private final OllamaKey key;
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

    public OllamaCatalogue(OllamaServer server, Keychain keychain) {
        this.server = server;
        this.key = new OllamaKey(server, keychain);
        this.http = new OllamaHttp(server, key, ASK);
    }

    public OllamaServer server() {
        return server;
    }

    /** The server's version. */
    public String version() {
        return ask("", Ollama::getVersion);
    }

    /** Every model that the server has, the newest first as it lists them. Not by ollama4j, which reads a refusal as an empty list. */
    public List<Entry> list() {
        return models(
                "/api/tags",
                model -> new Entry(
                        String.valueOf(model.get("name")),
                        number(model.get("size")).orElse(0L),
                        word(model.get("digest")),
                        time(model.get("modified_at")),
                        details(model.get("details"))));
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
        return models(
                "/api/ps",
                model -> new Running(
                        String.valueOf(model.get("name")),
                        number(model.get("size")).orElse(0L),
                        number(model.get("size_vram")).orElse(0L),
                        time(model.get("expires_at")),
                        number(model.get("context_length"))));
    }

    private <T> List<T> models(String path, Function<Map<?, ?>, T> read) {
        Map<String, Object> answer = http.get(path);
        Object listed = answer.get("models");
        // A list that is null is a server's way to say that there are none.
        if (!answer.containsKey("models") || !(listed == null || listed instanceof List<?>)) {
            throw OllamaFault.foreign(server, "it says nothing of models", null);
        }
        List<T> models = new ArrayList<>();
        for (Object each : listed == null ? List.of() : (List<?>) listed) {
            if (each instanceof Map<?, ?> model) {
                models.add(read.apply(model));
            }
        }
        return models;
    }

    /** Has the server fetch a model. Stops when the progress says so; what was fetched by then is taken up by the next attempt. */
    public void pull(String name, Progress progress) {
        OllamaPull pull = new OllamaPull(progress);
        boolean ended = new OllamaHttp(server, key, PULL)
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
        key.value().ifPresent(client::setBearerAuth);
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
        String said = text(e.getMessage());
        Matcher status = STATUS.matcher(said);
        if (status.matches() && OllamaFault.isAboutKey(Integer.parseInt(status.group(1)))) {
            key.forget();
            String body = said.substring(status.end(1)).replaceFirst("^[\\s-]+", "");
            return OllamaFault.of(server, model, Integer.parseInt(status.group(1)), OllamaFault.words(body));
        }
        return OllamaFault.of(server, model, 0, OllamaFault.words(said));
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

    private static Details details(Object details) {
        Map<?, ?> said = details instanceof Map<?, ?> map ? map : Map.of();
        return new Details(
                word(said.get("format")),
                word(said.get("family")),
                word(said.get("parameter_size")),
                word(said.get("quantization_level")));
    }

    private static String word(Object value) {
        return value instanceof String text ? text : "";
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
