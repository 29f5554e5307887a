package io.modeldeck.training.recipe;

import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a recipe's model is trained. */
public sealed interface Site {

    /** The keys of a recipe document that say where it is trained. */
    Set<String> KEYS = Set.of(
            "type",
            "script",
            "scriptSha256",
            "timeoutSeconds",
            "memoryMb",
            "worker",
            "framework",
            "trainingScript",
            "deadlineSeconds",
            "heartbeatSeconds",
            "trainedBy");

    /** By a trainer of this console, in this process. */
    record Here() implements Site {}

    /**
     * By code that a person wrote, in a process of its own.
     *
     * @param name of the file, without folders
     * @param sha256 of its content; empty while the recipe is a file beside its code
     * @param timeout after which the process is ended
     * @param memoryMegabytes heap of the process
     */
    record Script(String name, Optional<String> sha256, Duration timeout, int memoryMegabytes) implements Site {

        public static final Duration TIMEOUT = Duration.ofMinutes(10);
        public static final int MEMORY = 512;

        public Script {
            within("timeoutSeconds", timeout.toSeconds(), 1, 7 * 86_400);
            within("memoryMb", memoryMegabytes, 32, 1 << 20);
        }

        public Script withSha256(String digest) {
            return new Script(name, Optional.of(digest), timeout, memoryMegabytes);
        }

        public boolean isJar() {
            return name.endsWith(".jar");
        }
    }

    /**
     * By a worker that takes jobs over HTTP.
     *
     * @param url where it takes them
     * @param framework what it is asked to train with, in its own words; may be empty
     * @param script what it is asked to run, in its own words
     * @param deadline how long it may take in all
     * @param silence how long it may say nothing
     */
    record Worker(String url, String framework, Optional<String> script, Duration deadline, Duration silence)
            implements Site {

        public static final Duration DEADLINE = Duration.ofHours(6);
        public static final Duration SILENCE = Duration.ofMinutes(2);

        public WorkerAddress address() {
            return WorkerAddress.of(url);
        }

        public Worker {
            WorkerAddress.of(url);
            within("deadlineSeconds", deadline.toSeconds(), 1, 30 * 86_400);
            within("heartbeatSeconds", silence.toSeconds(), 1, 86_400);
        }
    }

    /** The site of a recipe document; empty where it says nothing of one. */
    static Optional<Site> read(Map<String, Object> document) {
        String type = String.valueOf(document.getOrDefault("type", "")).toLowerCase(Locale.ROOT);
        if (type.startsWith("external") || document.get("worker") != null) {
            return Optional.of(worker(document));
        }
        if (document.get("script") instanceof String script && !script.isBlank()) {
            return Optional.of(script(script, document));
        }
        return type.isEmpty() ? Optional.empty() : Optional.of(new Here());
    }

    /** The form in which it is kept. */
    default Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (this) {
            case Here() -> document.put("type", "in-process");
            case Script script -> {
                document.put("type", "code");
                document.put("script", script.name);
                script.sha256.ifPresent(digest -> document.put("scriptSha256", digest));
                document.put("timeoutSeconds", script.timeout.toSeconds());
                document.put("memoryMb", script.memoryMegabytes);
            }
            case Worker worker -> {
                document.put("type", "external-worker");
                document.put("worker", worker.url);
                document.put("framework", worker.framework);
                worker.script.ifPresent(script -> document.put("trainingScript", script));
                document.put("deadlineSeconds", worker.deadline.toSeconds());
                document.put("heartbeatSeconds", worker.silence.toSeconds());
            }
        }
        return document;
    }

    private static Site script(String path, Map<String, Object> document) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith(".java") && !lower.endsWith(".jar")) {
            throw ScriptRefusal.of(path, document);
        }
        return new Script(
                name,
                text(document, "scriptSha256"),
                seconds(document, "timeoutSeconds", Script.TIMEOUT),
                whole(document, "memoryMb", Script.MEMORY));
    }

    private static Site worker(Map<String, Object> document) {
        String url = text(document, "worker")
                .or(() -> text(document, "workerUrl"))
                .orElseThrow(() -> new Problem("The recipe is for an external worker and does not say where that is;"
                        + " add \"worker\": \"http://127.0.0.1:8700/jobs\" with its address."));
        return new Worker(
                url,
                text(document, "framework").orElse(""),
                text(document, "trainingScript").or(() -> text(document, "script")),
                seconds(document, "deadlineSeconds", Worker.DEADLINE),
                seconds(document, "heartbeatSeconds", Worker.SILENCE));
    }

    private static Optional<String> text(Map<String, Object> document, String key) {
        return document.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Duration seconds(Map<String, Object> document, String key, Duration standard) {
        return Duration.ofSeconds(whole(document, key, (int) standard.toSeconds()));
    }

    private static int whole(Map<String, Object> document, String key, int standard) {
        Object value = document.get(key);
        if (value == null) {
            return standard;
        }
        if (!(value instanceof Number number) || number.doubleValue() != number.intValue()) {
            throw new Problem("The recipe's " + key + " is '" + value + "'; it must be a whole number.");
        }
        return number.intValue();
    }

    private static void within(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new Problem(
                    "The recipe's " + key + " is " + value + "; it must be between " + least + " and " + most + ".");
        }
    }
}
