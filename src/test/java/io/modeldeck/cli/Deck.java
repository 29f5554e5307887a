package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stop;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A folder with small invented data and a workspace, and commands run in it at a fixed time. */
public record Deck(Path folder, Map<String, String> environment) {

    public Deck(Path folder) {
        this(folder, Map.of());
    }

    public static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HISTORY = 480;
    private static final int RECENT = 168;

    /** What a command left. */
    public record Result(int exitCode, String out, String err) {
        public Map<String, Object> json() {
            return Json.readObject(out);
        }
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Cli.run(arguments, io(out, err));
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs in the workspace {@code deck} of this folder. */
    public Result inDeck(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = "deck";
        return run(all);
    }

    InputOutput io(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new InputOutput(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                folder,
                surroundings(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Stop());
    }

    private Map<String, String> surroundings() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("XDG_DATA_HOME", folder.resolve("home").toString());
        return all;
    }

    public Workspace workspace() {
        return new Workspace(folder.resolve("deck"));
    }

    /** The newest event of a model. */
    public StoredEvent newestEvent(String model) {
        try (Engine engine = Engine.openReadOnly(workspace(), Clock.fixed(NOW, ZoneOffset.UTC))) {
            TimeRange day = new TimeRange(NOW.minusSeconds(60), NOW.plusSeconds(60));
            long id = engine.registry().requireModel(model).id();
            return engine.events().events(EventQuery.newest(id, day, 1)).getFirst();
        }
    }

    public Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** History to learn from, a week that differs from it, events predicted elsewhere, their labels, customers to predict. */
    public Deck withData() {
        write("history.csv", customers(HISTORY, START, 0));
        write("recent.csv", customers(RECENT, START.plus(Duration.ofHours(HISTORY)), 40));
        write("customers.csv", "visits,price,plan\n3,20.5,basic\n30,12,plus\n18,15,basic\n");
        StringBuilder events = new StringBuilder("id,at,amount,said,p,ms\n");
        StringBuilder labels = new StringBuilder("id,truth,known\n");
        Random random = new Random(7);
        for (int row = 0; row < 60; row++) {
            Instant at = START.plus(Duration.ofMinutes(30L * row));
            double p = random.nextInt(100) / 100.0;
            events.append("e")
                    .append(row)
                    .append(',')
                    .append(at)
                    .append(',')
                    .append(random.nextInt(500))
                    .append(',')
                    .append(p >= .5 ? "fraud" : "fine")
                    .append(',')
                    .append(p)
                    .append(',')
                    .append(5 + random.nextInt(20))
                    .append('\n');
            labels.append("e")
                    .append(row)
                    .append(',')
                    .append(random.nextInt(4) > 0 == p >= .5 ? "fraud" : "fine")
                    .append(',')
                    .append(at.plus(Duration.ofHours(6)))
                    .append('\n');
        }
        write("events.csv", events.toString());
        write("labels.csv", labels.append("nobody,fine,2026-01-03T00:00:00Z\n").toString());
        StringBuilder load = new StringBuilder("at,load\n");
        for (int row = 0; row < 576; row++) {
            load.append(START.plus(Duration.ofHours(HISTORY)).plus(Duration.ofMinutes(10L * row)))
                    .append(',')
                    .append(20 + random.nextInt(300) / 10.0)
                    .append('\n');
        }
        write("cpu.csv", load.append("soon,99\n").toString());
        return this;
    }

    private static String customers(int rows, Instant from, int shift) {
        Random random = new Random(from.toEpochMilli());
        StringBuilder text = new StringBuilder("at,visits,price,plan,left\n");
        for (int row = 0; row < rows; row++) {
            int visits = random.nextInt(40);
            double price = shift + 10 + random.nextInt(200) / 10.0;
            boolean left = visits + random.nextGaussian() * 6 < 18;
            text.append(from.plus(Duration.ofHours(row)))
                    .append(',')
                    .append(visits)
                    .append(',')
                    .append(price)
                    .append(',')
                    .append(random.nextBoolean() ? "basic" : "plus")
                    .append(',')
                    .append(left ? "yes" : "no")
                    .append('\n');
        }
        return text.toString();
    }

    /** The trained model's file, copied out of the workspace. */
    void copyModelTo(String name) {
        try {
            Artifacts artifacts = workspace().artifacts();
            String sha = (String) ((Map<?, ?>) ((List<?>) inDeck("versions", "--model", "churn", "--json")
                                    .json()
                                    .get("versions"))
                            .getFirst())
                    .get("sha256");
            Files.copy(artifacts.path(new Digest(sha)), folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model {@code churn}, trained on the history and in production. */
    public Deck withModel() {
        Result trained = inDeck(
                "train",
                "history.csv",
                "--model",
                "churn",
                "--label",
                "left",
                "--time",
                "at",
                "--promote-as",
                "Example engineer");
        if (trained.exitCode() != 0) {
            throw new IllegalStateException(trained.err());
        }
        return this;
    }
}
