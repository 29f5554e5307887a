package io.modeldeck.ui.workspace;

import io.modeldeck.app.Diagnostics;
import io.modeldeck.app.Packs;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Change;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.dialog.PackInstall;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What runs models here, what can be added, and which servers are asked. */
final class RuntimeSettings extends SettingsSection {

    /** What is read off the FX thread. */
    private record Read(List<Diagnostics.Runtime> runtimes, String hub, String ollama) {}

    /** What was set before, empty where nothing was, and what is proposed now. */
    private record Kept(String before, String address) {}

    private final ScreenContext context;
    private final FilePicker files;
    private final FxTasks.Lane lane;
    private final FxTasks.Lane testLane;
    private final TextField ollama = new TextField();
    private final Button test = new Button(Messages.text("settings.ollama.test"));
    private final Paragraph answer = new Paragraph("", "caption");
    private String stored = "";

    RuntimeSettings(ScreenContext context, FilePicker files) {
        super(Messages.text("settings.runtimes"), "fth-cpu");
        this.context = context;
        this.files = files;
        lane = context.tasks().lane();
        testLane = context.tasks().lane();
        ollama.setPrefColumnCount(16);
        ollama.setPromptText(OllamaServer.LOCAL.words());
        ollama.setOnAction(event -> keep());
        context.writing().lock(ollama);
        ollama.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                keep();
            }
        });
        test.setMinWidth(Button.USE_PREF_SIZE);
        test.setOnAction(event -> test());
        answer.managedProperty().bind(answer.textProperty().isNotEmpty());
        answer.setMaxWidth(360);
    }

    @Override
    void load() {
        read(
                lane,
                () -> new Read(
                        Diagnostics.known(),
                        context.engine().fetches().hub().toString(),
                        OllamaAddress.usual(context.engine())),
                this::show);
    }

    @Override
    boolean dependsOn(Set<Class<? extends Change>> what) {
        return what.contains(Change.ConfigChanged.class);
    }

    private void show(Read read) {
        stored = read.ollama();
        if (!ollama.isFocused()) {
            ollama.setText(stored);
        }
        List<SettingRow> rows = new ArrayList<>();
        for (Diagnostics.Runtime runtime : read.runtimes()) {
            rows.add(new SettingRow(
                    FrameworkName.of(runtime.name()),
                    Messages.text(runtime.pack().isPresent() ? "settings.runtime.pack" : "settings.runtime.built-in"),
                    runtime.name(),
                    state(runtime)));
        }
        rows.add(new SettingRow(
                Messages.text("settings.offline"),
                Messages.text("settings.offline.meaning"),
                "DJL",
                new Label(Messages.text("settings.offline.always"))));
        rows.add(new SettingRow(
                Messages.text("settings.hub"), Messages.text("settings.hub.meaning"), "", new Label(read.hub())));
        HBox line = new HBox(ollama, test);
        line.getStyleClass().add("row");
        SettingRow server = new SettingRow(
                Messages.text("settings.ollama"),
                Messages.text("settings.ollama.meaning"),
                Messages.text("settings.ollama.test"),
                new VBox(4, line, answer));
        ollama.setAccessibleText(Messages.text("settings.ollama"));
        rows.add(server);
        setRows(rows);
    }

    private Node state(Diagnostics.Runtime runtime) {
        if (runtime.here().isPresent()) {
            String words = runtime.pack().isPresent()
                    ? Messages.text("settings.runtime.installed")
                    : runtime.here().get();
            return new Label(words, Glyph.OK.node(Tone.GOOD));
        }
        Packs.Pack pack = runtime.pack().orElseThrow();
        HBox line = new HBox(
                new Label(Messages.text("diagnostics.not-installed.short"), Glyph.ARCHIVED.node(Tone.NEUTRAL)),
                new PackInstall(pack, files, from -> install(pack, from)));
        line.getStyleClass().add("row");
        return line;
    }

    private void install(Packs.Pack pack, Path from) {
        context.tasks()
                .run(
                        Messages.text("pack.install"),
                        () -> {
                            Packs.ofApplication().install(pack, from);
                            return pack;
                        },
                        installed -> {
                            context.toasts().show(Messages.text("pack.installed.done", installed.word()));
                            load();
                        });
    }

    /** Keeps the address that is proposed from now on; one that is none is refused where it stands. */
    private void keep() {
        String typed = ollama.getText().strip();
        if (typed.equals(stored)) {
            return;
        }
        String shown = stored;
        stored = typed;
        Settings settings = context.engine().settings();
        context.tasks()
                .run(
                        Messages.text("settings.ollama"),
                        () -> {
                            String address = typed.isEmpty()
                                    ? ""
                                    : OllamaServer.parse(typed).words();
                            String before = settings.get(Settings.OLLAMA).orElse("");
                            settings.put(context.actor(), context.now(), Settings.OLLAMA, address);
                            return new Kept(before, OllamaAddress.usual(context.engine()));
                        },
                        kept -> {
                            stored = kept.address();
                            ollama.setText(kept.address());
                            answer.setText("");
                            context.undoable(
                                    Messages.text("settings.ollama.done", kept.address()),
                                    () -> {
                                        settings.put(context.actor(), context.now(), Settings.OLLAMA, kept.before());
                                        return kept;
                                    },
                                    () -> {
                                        settings.put(context.actor(), context.now(), Settings.OLLAMA, kept.address());
                                        return kept;
                                    },
                                    this::load);
                        },
                        failure -> {
                            stored = shown;
                            answer.setText(failure.sentence());
                        });
    }

    /** Asks the server that stands in the field. */
    void test() {
        String typed = ollama.getText();
        test.setDisable(true);
        answer.setText(Messages.text("settings.ollama.asking"));
        testLane.run(
                Messages.text("settings.ollama.test"),
                () -> OllamaAddress.test(context.engine(), typed),
                this::answered,
                failure -> answered(failure.sentence()));
    }

    private void answered(String sentence) {
        test.setDisable(false);
        answer.setText(sentence);
    }

    TextField ollama() {
        return ollama;
    }

    String answer() {
        return answer.getText();
    }
}
