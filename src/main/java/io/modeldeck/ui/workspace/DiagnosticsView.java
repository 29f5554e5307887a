package io.modeldeck.ui.workspace;

import io.modeldeck.app.Diagnostics;
import io.modeldeck.app.LogTail;
import io.modeldeck.app.SupportBundle;
import io.modeldeck.domain.Change;
import io.modeldeck.store.Integrity;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxFrames;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** For whoever looks for a fault: what runs here, how large the workspace is, whether it is sound, what waits, and what the log says. */
public final class DiagnosticsView implements Screen {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What is read off the FX thread. */
    private record Read(Diagnostics diagnostics, List<LogTail.Line> log) {}

    @FXML
    private Label checked;

    @FXML
    private Button check;

    @FXML
    private VBox body;

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final LogTail log = LogTail.ofProcess();
    private final DiagnosticsPage page;
    private final StatePane state;
    private final Parent root;
    private final FxFrames frames;
    private final Pulse look;
    private long painted;
    private Optional<Read> shown = Optional.empty();

    public DiagnosticsView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        page = new DiagnosticsPage(context);
        state = new StatePane(page);
        root = Fxml.load(this);
        checked.managedProperty().bind(checked.textProperty().isNotEmpty());
        VBox.setVgrow(state, javafx.scene.layout.Priority.ALWAYS);
        body.getChildren().add(state);
        frames = new FxFrames(root);
        look = new Pulse(context.tasks(), LOOK, this::look);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        frames.begin();
        look.begin();
        load();
    }

    @Override
    public void hide() {
        frames.rest();
        look.stop();
    }

    /** Sizes are read when somebody comes or asks, not with every change. */
    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        page.waits(context.tasks().waits());
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.DIAGNOSTICS_COPY.does(this::copy),
                Command.DIAGNOSTICS_BUNDLE.does(this::save),
                Command.DIAGNOSTICS_CHECK.does(this::check));
    }

    /** Showing what was measured is a frame, too: alone it is no news, or the page would paint itself for ever. */
    private void look() {
        if (frames.times().count() > painted + 1) {
            page.frames(frames.times());
        }
        painted = frames.times().count();
    }

    private void load() {
        state.load(
                lane,
                Messages.text("diagnostics.loading"),
                () -> new Read(Diagnostics.read(context.engine()), log.lines()),
                read -> {
                    shown = Optional.of(read);
                    page.show(read.diagnostics(), read.log());
                    page.waits(context.tasks().waits());
                    page.frames(frames.times());
                });
    }

    @FXML
    private void copy() {
        shown.ifPresent(read -> {
            Clipboards.copy(report(read));
            context.toasts().show(Messages.text("diagnostics.copied"));
        });
    }

    /** Lines of the log may name files and models, so only their kinds and places go along. */
    private String report(Read read) {
        return new SupportBundle(read.diagnostics(), read.log(), Optional.empty()).text()
                + '\n'
                + page.waitsInWords()
                + '\n';
    }

    /** Asks the window to save all of it, and what a check finds, as a file to be sent. */
    @FXML
    private void save() {
        shown.ifPresent(read -> root.fireEvent(new SaveRequest(
                "modeldeck-diagnostics",
                SupportBundle.ENDINGS,
                file -> new SupportBundle(
                                read.diagnostics(),
                                read.log(),
                                Optional.of(Integrity.faults(context.engine().workspace())))
                        .write(file.part(), file.name()))));
    }

    @FXML
    private void check() {
        check.setDisable(true);
        checked.setText(Messages.text("settings.check.going"));
        context.tasks()
                .run(
                        Messages.text("settings.check"),
                        () -> Integrity.faults(context.engine().workspace()),
                        faults -> done(
                                faults.isEmpty() ? Messages.text("settings.check.sound") : String.join("\n", faults)),
                        failure -> done(failure.sentence()));
    }

    private void done(String sentence) {
        check.setDisable(false);
        checked.setText(sentence);
    }
}
