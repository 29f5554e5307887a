package io.modeldeck.ui.kit.command;

import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/**
 * All that a key does, but for the keys that a control has by itself (arrows, Enter, Space, Escape). Keys, menus, palette, the list of keys and tooltips ask here, so they
 * cannot disagree. A constant's name is its {@linkplain #id id} in what the window remembers: it stays as it is.
 */
public enum Command {
    GO_OVERVIEW(CommandScope.EVERYWHERE, "Shortcut+1", "section.overview"),
    GO_METRICS(CommandScope.EVERYWHERE, "Shortcut+2", "section.metrics"),
    GO_DRIFT(CommandScope.EVERYWHERE, "Shortcut+3", "section.drift"),
    GO_ALERTS(CommandScope.EVERYWHERE, "Shortcut+4", "section.alerts"),
    GO_RETRAINING(CommandScope.EVERYWHERE, "Shortcut+5", "section.retraining"),
    GO_RUNS(CommandScope.EVERYWHERE, "Shortcut+6", "section.runs"),
    GO_MODELS(CommandScope.EVERYWHERE, "Shortcut+7", "section.models"),
    GO_COMPARE(CommandScope.EVERYWHERE, "Shortcut+8", "section.compare"),
    GO_PLAYGROUND(CommandScope.EVERYWHERE, "Shortcut+0", "section.playground"),
    GO_JOBS(CommandScope.EVERYWHERE, "Shortcut+9", "section.jobs"),
    GO_SETTINGS(CommandScope.EVERYWHERE, "Shortcut+Comma", "section.settings"),
    PALETTE(CommandScope.EVERYWHERE, "Shortcut+K", "palette.open"),
    COPY_LINK(CommandScope.EVERYWHERE, "Shortcut+L", "palette.link"),
    WINDOW(CommandScope.EVERYWHERE, "Shortcut+Shift+N", "shell.window"),
    PICTURE(CommandScope.EVERYWHERE, "Shortcut+Shift+P", "palette.picture"),
    UNDO(CommandScope.EVERYWHERE, "Shortcut+Z", "shell.undo"),
    REDO(CommandScope.EVERYWHERE, "Shortcut+Shift+Z", "shell.redo"),
    PANE_NEXT(CommandScope.EVERYWHERE, "F6", "shell.pane.next"),
    PANE_PREVIOUS(CommandScope.EVERYWHERE, "Shift+F6", "shell.pane.previous"),
    NOTICES(CommandScope.EVERYWHERE, "Shortcut+Shift+B", "bell.title"),
    SAVE_VIEW(CommandScope.EVERYWHERE, "Shortcut+S", "view.save", Effect.WRITES),
    REVERT_VIEW(CommandScope.EVERYWHERE, "Shortcut+Shift+S", "view.revert"),
    FILTER(CommandScope.EVERYWHERE, "Slash", "shell.filter"),
    FIND(CommandScope.EVERYWHERE, "Shortcut+F", "shell.find"),
    BACK(CommandScope.EVERYWHERE, "Alt+Left", "shell.back"),
    FORWARD(CommandScope.EVERYWHERE, "Alt+Right", "shell.forward"),
    REFRESH(CommandScope.EVERYWHERE, "F5", "shell.refresh"),
    RANGE(CommandScope.EVERYWHERE, "T", "shell.range"),
    RANGE_EARLIER(CommandScope.EVERYWHERE, "Shift+Left", "range.earlier"),
    RANGE_LATER(CommandScope.EVERYWHERE, "Shift+Right", "range.later"),
    RANGE_BACK(CommandScope.EVERYWHERE, "Backspace", "range.back"),
    RANGE_FORTH(CommandScope.EVERYWHERE, "Shift+Backspace", "range.forth"),
    RANGE_COPY(CommandScope.EVERYWHERE, "Shortcut+Alt+C", "range.copy"),
    RANGE_PASTE(CommandScope.EVERYWHERE, "Shortcut+Alt+V", "range.paste"),
    LIVE(CommandScope.EVERYWHERE, "Period", "shell.live.key"),
    ADD_MODEL(CommandScope.EVERYWHERE, "Shortcut+N", "shell.add.model", Effect.WRITES),
    IMPORT_EVENTS(CommandScope.EVERYWHERE, "Shortcut+I", "shell.add.events", Effect.WRITES),
    THEME(CommandScope.EVERYWHERE, "Shortcut+Shift+D", "shell.theme"),
    SIDEBAR(CommandScope.EVERYWHERE, "Shortcut+B", "shell.sidebar"),
    FULL_SCREEN(CommandScope.EVERYWHERE, "F11", "shell.full-screen"),
    KEYS(CommandScope.EVERYWHERE, "?", "shell.keys"),
    TOUR(CommandScope.EVERYWHERE, "Shift+F1", "tour.start"),
    HELP(CommandScope.EVERYWHERE, "F1", "shell.help"),

    OVERVIEW_NEXT(CommandScope.OVERVIEW, "J", "overview.next"),
    OVERVIEW_PREVIOUS(CommandScope.OVERVIEW, "K", "overview.previous"),
    OVERVIEW_WORST(CommandScope.OVERVIEW, "P", "overview.worst-p95"),
    OVERVIEW_GROUP(CommandScope.OVERVIEW, "G", "overview.by-tag.key"),
    OVERVIEW_PIN(CommandScope.OVERVIEW, "Shift+P", "overview.pin.key"),
    OVERVIEW_SAVE(CommandScope.OVERVIEW, "Shift+E", "overview.save"),

    METRICS_NEXT(CommandScope.METRICS, "J", "metrics.next"),
    METRICS_PREVIOUS(CommandScope.METRICS, "K", "metrics.previous"),
    METRICS_EVENTS(CommandScope.METRICS, "E", "metrics.to-events"),
    METRICS_SAVE(CommandScope.METRICS, "Shift+E", "metrics.save.key"),
    METRICS_ERRORS(CommandScope.METRICS, "X", "metrics.errors-only"),
    METRICS_SLOWEST(CommandScope.METRICS, "L", "metrics.slowest"),
    METRICS_COMPARE(CommandScope.METRICS, "C", "metrics.compare.long"),
    METRICS_VERSION(CommandScope.METRICS, "V", "metrics.compare.version"),
    METRICS_LATENCY(CommandScope.METRICS, "1", "metrics.alone.latency"),
    METRICS_THROUGHPUT(CommandScope.METRICS, "2", "metrics.alone.throughput"),
    METRICS_ERROR_RATE(CommandScope.METRICS, "3", "metrics.alone.errors"),
    METRICS_QUALITY(CommandScope.METRICS, "4", "metrics.alone.quality"),
    METRICS_ALL(CommandScope.METRICS, "Esc", "metrics.alone.none"),
    METRICS_NOTE(CommandScope.METRICS, "N", "note.key", Effect.WRITES),
    METRICS_NOTES(CommandScope.METRICS, "Shift+N", "note.key.list"),
    METRICS_ZOOM_OUT(CommandScope.METRICS, "Z", "metrics.zoom-out"),

    DRIFT_NEXT(CommandScope.DRIFT, "J", "drift.next"),
    DRIFT_PREVIOUS(CommandScope.DRIFT, "K", "drift.previous"),
    DRIFT_INPUT(CommandScope.DRIFT, "1", "drift.tab.INPUT"),
    DRIFT_PREDICTION(CommandScope.DRIFT, "2", "drift.tab.PREDICTION"),
    DRIFT_CONCEPT(CommandScope.DRIFT, "3", "drift.tab.CONCEPT"),
    DRIFT_HEAT(CommandScope.DRIFT, "H", "drift.tab.HEAT"),
    DRIFT_VIEW(CommandScope.DRIFT, "D", "drift.view.next"),
    DRIFT_SAVE(CommandScope.DRIFT, "Shift+E", "drift.save"),
    DRIFT_ORDER(CommandScope.DRIFT, "O", "drift.order.next"),
    DRIFT_EXCLUDE(CommandScope.DRIFT, "X", "drift.exclude.key", Effect.WRITES),
    DRIFT_NEW_RULE(CommandScope.DRIFT, "N", "drift.rule.new", Effect.WRITES),
    DRIFT_BASELINE(CommandScope.DRIFT, "B", "drift.set-baseline", Effect.WRITES),
    DRIFT_REQUEST(CommandScope.DRIFT, "R", "drift.request", Effect.WRITES),

    QUALITY_NEXT(CommandScope.QUALITY, "J", "drift.next"),
    QUALITY_PREVIOUS(CommandScope.QUALITY, "K", "drift.previous"),
    QUALITY_EVENTS(CommandScope.QUALITY, "O", "quality.events.open"),
    QUALITY_COLUMNS(CommandScope.QUALITY, "1", "quality.by-column"),
    QUALITY_CONSTRAINTS(CommandScope.QUALITY, "2", "constraint.title"),
    QUALITY_ADD(CommandScope.QUALITY, "C", "constraint.add", Effect.WRITES),

    ALERTS_ACKNOWLEDGE(CommandScope.ALERTS, "E", "alerts.acknowledge", Effect.WRITES),
    ALERTS_COMMENT(CommandScope.ALERTS, "M", "alerts.comment", Effect.WRITES),
    ALERTS_REQUEST(CommandScope.ALERTS, "R", "request.verb", Effect.WRITES),
    ALERTS_OPEN(CommandScope.ALERTS, "O", "alerts.open"),
    ALERTS_UNACKNOWLEDGE(CommandScope.ALERTS, "U", "alerts.unacknowledge", Effect.WRITES),
    ALERTS_ASSIGN(CommandScope.ALERTS, "A", "alerts.assign", Effect.WRITES),
    ALERTS_SILENCE(CommandScope.ALERTS, "S", "alerts.silence.this", Effect.WRITES),
    ALERTS_NEW_RULE(CommandScope.ALERTS, "N", "alerts.rule.new", Effect.WRITES),
    ALERTS_NEXT(CommandScope.ALERTS, "J", "alerts.next"),
    ALERTS_PREVIOUS(CommandScope.ALERTS, "K", "alerts.previous"),

    RETRAINING_APPROVE(CommandScope.RETRAINING, "A", "retraining.approve", Effect.WRITES),
    RETRAINING_REJECT(CommandScope.RETRAINING, "X", "retraining.reject", Effect.WRITES),
    RETRAINING_SEND_BACK(CommandScope.RETRAINING, "B", "retraining.send-back", Effect.WRITES),
    RETRAINING_REOPEN(CommandScope.RETRAINING, "O", "retraining.reopen", Effect.WRITES),
    RETRAINING_NEXT(CommandScope.RETRAINING, "J", "retraining.next"),
    RETRAINING_PREVIOUS(CommandScope.RETRAINING, "K", "retraining.previous"),

    RUNS_RETRY(CommandScope.RUNS, "R", "runs.retry", Effect.WRITES),
    RUNS_CANCEL(CommandScope.RUNS, "Delete", "runs.cancel", Effect.WRITES),
    RUNS_COMPARE(CommandScope.RUNS, "C", "runs.compare"),
    RUNS_SEARCH(CommandScope.RUNS, "S", "search.new", Effect.WRITES),
    RUNS_STAGE(CommandScope.RUNS, "P", "board.staging.verb", Effect.WRITES),
    RUNS_NEXT(CommandScope.RUNS, "J", "runs.next"),
    RUNS_PREVIOUS(CommandScope.RUNS, "K", "runs.previous"),

    MODELS_HISTORY(CommandScope.MODELS, "H", "board.history"),
    MODELS_DETAILS(CommandScope.MODELS, "I", "board.details.key"),

    SHADOW_REPLAY(CommandScope.SHADOW, "R", "shadow.replay"),
    SHADOW_STOP(CommandScope.SHADOW, "Esc", "shadow.stop"),

    MODEL_CARD(CommandScope.MODEL, "M", "model.card"),
    MODEL_NOTE(CommandScope.MODEL, "N", "model.note.key", Effect.WRITES),
    MODEL_TAB_NEXT(CommandScope.MODEL, "]", "model.tab.next"),
    MODEL_TAB_PREVIOUS(CommandScope.MODEL, "[", "model.tab.previous"),
    MODEL_VERSION_NEXT(CommandScope.MODEL, "J", "model.version.next"),
    MODEL_VERSION_PREVIOUS(CommandScope.MODEL, "K", "model.version.previous"),

    COMPARE_DIFFERENCES(CommandScope.COMPARE, "D", "compare.differences"),
    COMPARE_REFERENCE(CommandScope.COMPARE, "B", "compare.reference.next"),

    PLAYGROUND_ASK(CommandScope.PLAYGROUND, "Shortcut+Enter", "playground.ask"),
    PLAYGROUND_STOP(CommandScope.PLAYGROUND, "Esc", "playground.stop"),
    PLAYGROUND_EARLIER(CommandScope.PLAYGROUND, "Shortcut+Up", "playground.earlier"),
    PLAYGROUND_LATER(CommandScope.PLAYGROUND, "Shortcut+Down", "playground.later"),
    PLAYGROUND_COMPARE(CommandScope.PLAYGROUND, "C", "playground.compare"),
    PLAYGROUND_JAVA(CommandScope.PLAYGROUND, "J", "playground.java"),
    PLAYGROUND_SAVE(CommandScope.PLAYGROUND, "Shift+E", "playground.save"),
    PLAYGROUND_TAKE(CommandScope.PLAYGROUND, "E", "recent.take"),
    PLAYGROUND_KEEP(CommandScope.PLAYGROUND, "S", "examples.keep", Effect.WRITES),
    PLAYGROUND_RECORD(CommandScope.PLAYGROUND, "R", "playground.record", Effect.WRITES),

    BENCHMARKS_NEW(CommandScope.BENCHMARKS, "N", "benchmarks.new", Effect.WRITES),
    BENCHMARKS_NEXT(CommandScope.BENCHMARKS, "J", "benchmarks.down"),
    BENCHMARKS_PREVIOUS(CommandScope.BENCHMARKS, "K", "benchmarks.up"),

    JOBS_NEXT(CommandScope.JOBS, "J", "jobs.down"),
    JOBS_PREVIOUS(CommandScope.JOBS, "K", "jobs.up"),
    JOBS_RUN(CommandScope.JOBS, "R", "jobs.run", Effect.WRITES),
    JOBS_PAUSE(CommandScope.JOBS, "P", "jobs.pause-or-resume", Effect.WRITES),
    JOBS_INTERVAL(CommandScope.JOBS, "E", "jobs.interval", Effect.WRITES),

    DIAGNOSTICS_COPY(CommandScope.DIAGNOSTICS, "C", "diagnostics.copy"),
    DIAGNOSTICS_BUNDLE(CommandScope.DIAGNOSTICS, "B", "diagnostics.bundle"),
    DIAGNOSTICS_CHECK(CommandScope.DIAGNOSTICS, "I", "diagnostics.check"),

    WELCOME_SAMPLE(CommandScope.WELCOME, "S", "welcome.sample.title"),
    WELCOME_ADD(CommandScope.WELCOME, "A", "welcome.add.title"),
    WELCOME_IMPORT(CommandScope.WELCOME, "I", "welcome.import", Effect.WRITES),
    WELCOME_OPEN(CommandScope.WELCOME, "O", "welcome.open.title"),

    TABLE_COPY(CommandScope.TABLE, "Shortcut+C", "table.key.copy"),
    TABLE_COPY_CSV(CommandScope.TABLE, "Shortcut+Shift+C", "table.key.copy-csv"),
    TABLE_SAVE(CommandScope.TABLE, "Shortcut+E", "table.key.save"),
    TABLE_DETAILS(CommandScope.TABLE, "Space", "table.key.details"),

    CHART_NOTE(CommandScope.CHART, "N", "chart.key.note"),
    CHART_LIMIT(CommandScope.CHART, "M", "chart.key.limit"),
    CHART_ISOLATE(CommandScope.CHART, "L", "chart.key.isolate"),
    CHART_LOGARITHMIC(CommandScope.CHART, "Y", "chart.key.logarithmic"),
    CHART_RESET(CommandScope.CHART, "A", "chart.key.reset"),
    CHART_TABLE(CommandScope.CHART, "Shift+Enter", "chart.key.table"),
    CHART_COPY_IMAGE(CommandScope.CHART, "Shortcut+C", "chart.key.copy-image"),
    CHART_COPY_NUMBERS(CommandScope.CHART, "Shortcut+Shift+C", "chart.key.copy-numbers"),
    CHART_EXPORT(CommandScope.CHART, "Shortcut+E", "chart.key.export");

    private final CommandScope scope;
    private final String standard;
    private final String words;
    private final Effect effect;
    /** Once somebody asked. */
    private KeyCombination read;

    /** What it does to the workspace. */
    private enum Effect {
        NONE,
        WRITES
    }

    Command(CommandScope scope, String standard, String words) {
        this(scope, standard, words, Effect.NONE);
    }

    Command(CommandScope scope, String standard, String words, Effect effect) {
        this.scope = scope;
        this.standard = standard;
        this.words = words;
        this.effect = effect;
    }

    public CommandScope scope() {
        return scope;
    }

    /** Whether it changes the workspace. */
    public boolean writes() {
        return effect == Effect.WRITES;
    }

    /** What it is called in what the window remembers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this id; empty where there is none, or none any more. */
    public static Optional<Command> of(String id) {
        return Arrays.stream(values())
                .filter(command -> command.id().equals(id))
                .findFirst();
    }

    /** The one that goes to a section, where one does. */
    public static Optional<Command> to(Section section) {
        String wanted = "GO_" + section.name();
        return Arrays.stream(values())
                .filter(command -> command.name().equals(wanted))
                .findFirst();
    }

    /** All of a scope, in their order. */
    public static List<Command> in(CommandScope scope) {
        return Arrays.stream(values()).filter(command -> command.scope == scope).toList();
    }

    /** What it does, in words. */
    public String text() {
        return Messages.text(words);
    }

    /** The keys it has where nobody gave it others. */
    public KeyCombination standard() {
        if (read == null) {
            read = CharacterKey.read(standard);
        }
        return read;
    }

    /** The keys it has now. */
    public KeyCombination keys() {
        return Keymap.now().keys(this);
    }

    /** Those as they are written on the keyboard; empty where it has none. */
    public String keyText() {
        return KeyCommand.text(keys());
    }

    /** Its words and its keys: "Refresh  F5". Follows the keys. */
    public ObservableValue<String> tip() {
        return tip(text());
    }

    /** The same with words that say more than its own. */
    public ObservableValue<String> tip(String said) {
        return Bindings.createStringBinding(() -> withKeys(said), Keymap.current());
    }

    /** Such words with the keys it has now, where it has any. */
    public String withKeys(String said) {
        return keyText().isEmpty() ? said : said + "  " + keyText();
    }

    /** Does this. */
    public KeyCommand does(Runnable run) {
        return new KeyCommand(Optional.of(this), text(), this::keys, run, () -> true);
    }

    /** An entry of a menu that does it, and says its keys. */
    public MenuItem item(String said, Runnable run) {
        MenuItem item = new Action(said, run).item();
        item.acceleratorProperty()
                .bind(Bindings.createObjectBinding(
                        () -> keys() == KeyCombination.NO_MATCH ? null : keys(), Keymap.current()));
        return item;
    }
}
