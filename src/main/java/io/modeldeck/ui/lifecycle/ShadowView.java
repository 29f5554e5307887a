package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.Shadow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks a version what was asked of the model lately, and shows where it answers differently. Leaves no event. */
public final class ShadowView implements Screen {

    private static final List<String> COUNTS = List.of("200", "1000", "10000", "100000");

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final ComboBox<ModelVersion> version = new ComboBox<>();
    private final ComboBox<String> newest = new ComboBox<>();
    private final Button replay = new Button(Messages.text("shadow.replay"));
    private final Button stop = new Button(Messages.text("shadow.stop"));
    private final ProgressBar bar = new ProgressBar();
    private final Label step = new Label();
    private final HBox progress = new HBox();
    private final ShadowReport report;
    private final StatePane state;
    private Optional<FxTasks.Running> running = Optional.empty();
    private Optional<Found> found = Optional.empty();
    private List<PastValidation> kept = List.of();
    private long modelId;

    /** What the last replay found of which version, and whether that was kept. */
    private record Found(ModelVersion version, Shadow shadow, boolean kept) {}

    public ShadowView(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        report = new ShadowReport(context, this::keep);
        state = new StatePane(report);
        VBox.setVgrow(state, Priority.ALWAYS);
        Label title = new Label(Messages.text("section.shadow"));
        title.getStyleClass().add("page-title");
        Paragraph about = new Paragraph(Messages.text("shadow.about"), "page-subtitle");
        VBox titles = new VBox(title, about);
        titles.getStyleClass().add("page-titles");
        page.getStyleClass().add("page");
        page.getChildren().addAll(titles, controls(), state);
        going(false);
    }

    private Node controls() {
        version.setConverter(ChoiceWords.of(
                one -> one.shortLabel() + " · " + StageBadge.of(one.stage()).getText()));
        version.setAccessibleText(Messages.text("model.version"));
        version.setOnAction(event -> chosen());
        newest.setEditable(true);
        newest.getItems().setAll(COUNTS);
        newest.setValue("1000");
        newest.setPrefWidth(110);
        newest.setAccessibleText(Messages.text("shadow.newest"));
        replay.getStyleClass().add("accent");
        replay.setOnAction(event -> replay());
        stop.setOnAction(event -> stop());
        bar.setPrefWidth(160);
        bar.setAccessibleText(Messages.text("shadow.going"));
        progress.getStyleClass().add("row");
        progress.getChildren().addAll(bar, step, stop);
        progress.managedProperty().bind(progress.visibleProperty());
        FlowPane controls = new FlowPane(
                12,
                8,
                version,
                new Label(Messages.text("shadow.over")),
                newest,
                new Label(Messages.text("shadow.newest")),
                replay,
                progress);
        controls.setRowValignment(javafx.geometry.VPos.CENTER);
        return controls;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        OptionalLong wanted = place instanceof Place.Shadow shadow ? shadow.versionId() : OptionalLong.empty();
        load(wanted);
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.VersionChanged.class) || what.contains(Change.StageChanged.class)) {
            load(Optional.ofNullable(version.getValue())
                    .map(one -> OptionalLong.of(one.id()))
                    .orElse(OptionalLong.empty()));
        }
    }

    @Override
    public void hide() {
        stop();
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(Command.SHADOW_REPLAY.does(this::replay), Command.SHADOW_STOP.does(this::stop));
    }

    private void load(OptionalLong wanted) {
        Optional<ModelInfo> model = context.selection().model().get();
        if (model.isEmpty()) {
            nothing();
            return;
        }
        ModelInfo shown = model.get();
        if (running.isPresent() && shown.id() == modelId) {
            // what goes on is not disturbed by what changes elsewhere
            return;
        }
        state.load(
                lane,
                Messages.text("shadow.loading"),
                () -> ShadowBook.read(context.engine(), shown, wanted),
                book -> show(shown, book));
    }

    private void nothing() {
        version.getItems().clear();
        replay.setDisable(true);
        state.empty(
                "fth-copy",
                Messages.text("shadow.none"),
                Messages.text("shadow.none.why"),
                Optional.of(new Action(Messages.text("board.none.add"), () -> context.go(new Place.Welcome()))));
    }

    private void show(ModelInfo model, ShadowBook book) {
        if (model.id() != modelId) {
            stop();
            found = Optional.empty();
            modelId = model.id();
        }
        kept = book.kept();
        if (book.versions().isEmpty()) {
            nothing();
            return;
        }
        version.getItems().setAll(book.versions());
        book.chosen().ifPresent(version::setValue);
        chosen();
    }

    /** What was found of the chosen version, or the way to find it. */
    private void chosen() {
        ModelVersion chosen = version.getValue();
        if (chosen == null || running.isPresent()) {
            return;
        }
        replay.setDisable(false);
        Optional<Found> mine = found.filter(one -> one.version().id() == chosen.id());
        if (mine.isPresent()) {
            report.show(mine.get().shadow(), kept, mine.get().kept());
            state.ready();
        } else {
            state.empty(
                    "fth-copy",
                    Messages.text("shadow.ready", chosen.shortLabel()),
                    Messages.text("shadow.ready.why"),
                    Optional.of(new Action(Messages.text("shadow.replay"), this::replay)));
        }
    }

    private void replay() {
        ModelVersion chosen = version.getValue();
        if (chosen == null || running.isPresent()) {
            return;
        }
        int count;
        try {
            count = count(newest.getEditor().getText());
        } catch (Problem problem) {
            failed(new Failure(Messages.text("shadow.replay"), problem.getMessage(), Optional.empty()));
            return;
        }
        going(true);
        state.show(new ViewState.Loading());
        running = Optional.of(context.tasks()
                .run(
                        Messages.text("shadow.going"),
                        watch -> context.engine().shadow().replay(chosen, count, watch),
                        this::step,
                        shadow -> {
                            going(false);
                            found = Optional.of(new Found(chosen, shadow, false));
                            chosen();
                        },
                        failure -> {
                            going(false);
                            failed(failure);
                        }));
    }

    private void failed(Failure failure) {
        state.show(new ViewState.Failed(failure, this::replay));
    }

    static int count(String typed) {
        try {
            return Integer.parseInt(typed.replaceAll("[\\s,._]", ""));
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("shadow.wrong.count", typed), e);
        }
    }

    private void step(FxTasks.Step now) {
        bar.setProgress(now.share());
        step.setText(Messages.text("shadow.step", Math.round(Math.max(0, now.share()) * 100)));
    }

    private void stop() {
        running.ifPresent(FxTasks.Running::cancel);
        if (running.isPresent()) {
            going(false);
            chosen();
        }
    }

    private void going(boolean now) {
        if (!now) {
            running = Optional.empty();
        }
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        step.setText("");
        progress.setVisible(now);
        replay.setDisable(now || version.getValue() == null);
        version.setDisable(now);
        newest.setDisable(now);
    }

    private void keep() {
        found.ifPresent(one -> context.tasks()
                .run(
                        Messages.text("shadow.keep"),
                        () -> context.engine()
                                .shadow()
                                .keep(context.actor(), context.now(), one.version(), one.shadow()),
                        id -> {
                            found = Optional.of(new Found(one.version(), one.shadow(), true));
                            context.toasts()
                                    .show(Messages.text(
                                            "shadow.keep.done", one.version().shortLabel()));
                            load(OptionalLong.of(one.version().id()));
                        }));
    }
}
