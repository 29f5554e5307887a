package io.modeldeck.cli.playground;

import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.TextRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a model that reads texts is asked. */
final class TextOptions {

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            order = 20,
            description = "For a model that reads texts: what it is asked.")
    private Optional<String> text;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            order = 21,
            description = "The same as a conversation: JSON of [{\"role\", \"content\"}, …].")
    private Optional<String> messages;

    @Option(names = "--system", paramLabel = "TEXT", order = 22, description = "What the model is told beforehand.")
    private Optional<String> system;

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            order = 23,
            description = "An option of the model's server, as in temperature=0; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(names = "--stream", order = 24, description = "Prints the answer as it comes (not with --json).")
    private boolean stream;

    @Option(
            names = "--contents",
            order = 25,
            description = "With --record: the event keeps what was asked and answered.")
    private boolean contents;

    boolean isGiven() {
        return text.isPresent() || messages.isPresent();
    }

    /** What was asked with --text. */
    String text() {
        return text.orElseThrow();
    }

    boolean isStreamed() {
        return stream;
    }

    boolean keepsContents() {
        return contents;
    }

    TextRequest request(Session session) {
        if (text.isPresent() == messages.isPresent()) {
            throw new Problem("A model that reads texts is asked one thing; give --text or --messages.");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        options.forEach((name, value) -> values.put(name, value(value)));
        if (text.isPresent()) {
            return new TextRequest.Prompt(text.get(), system, values);
        }
        List<TextRequest.Message> conversation = new ArrayList<>();
        system.ifPresent(s -> conversation.add(new TextRequest.Message("system", s)));
        conversation.addAll(read(session.path(messages.orElseThrow())));
        return new TextRequest.Chat(conversation, values);
    }

    /** The text as a row for a model that reads it by a tokenizer; such a model is told nothing besides. */
    Table row(List<String> columns) {
        if (text.isEmpty() || system.isPresent() || !options.isEmpty() || stream || contents) {
            throw new Problem("This model reads a text and nothing besides; give --text alone, or --input FILE.");
        }
        if (columns.size() != 1) {
            throw new Problem("This model reads a pair of texts; give --input FILE with the columns "
                    + String.join(" and ", columns) + ".");
        }
        return Table.of(List.of(new Column.Categorical(columns.getFirst(), new String[] {text.get()})));
    }

    private static List<TextRequest.Message> read(Path path) {
        try {
            List<TextRequest.Message> read = new ArrayList<>();
            for (Object each : Json.readArray(Files.readString(path))) {
                if (!(each instanceof Map<?, ?> message)
                        || !(message.get("role") instanceof String role)
                        || !(message.get("content") instanceof String content)) {
                    throw new Problem("Each message needs a 'role' and a 'content'.");
                }
                read.add(new TextRequest.Message(role, content));
            }
            return read;
        } catch (IOException e) {
            throw new Problem(
                    "The messages " + path + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
        } catch (Problem e) {
            throw new Problem(
                    path + " is no conversation (" + e.getMessage()
                            + ") Write it as [{\"role\": \"user\", \"content\": \"…\"}].",
                    e);
        }
    }

    /** A number, true or false, or JSON where it is one; else the text itself. */
    private static Object value(String typed) {
        try {
            return Json.readArray("[" + typed + "]").getFirst();
        } catch (Problem | java.util.NoSuchElementException noJson) {
            return typed;
        }
    }
}
