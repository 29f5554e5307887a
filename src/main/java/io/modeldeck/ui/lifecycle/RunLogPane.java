package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What a run said, folded by step. While the run goes on the list stays at its end unless somebody has scrolled away from it; a way back to the end
 * says how much came since.
 */
final class RunLogPane extends VBox implements KeyOwner {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final LogFolds folds = new LogFolds();
    private final ListView<LogFolds.Row> list = new ListView<>();
    private final LogHeight height = new LogHeight(list);
    private final LogSearch search = new LogSearch(this::seek, this::step);
    private final Label summary = new Label();
    private final Paragraph none = new Paragraph(Messages.text("runs.log.none"), "muted");
    private final Button toEnd = new Button("", Icons.of("fth-arrow-down"));
    private final FlowPane links = new FlowPane(16, 4);
    private final KeyScope keys;
    private Optional<TrainingRun> shown = Optional.empty();
    private int seen;
    /** Whether it is known what the run said. */
    private boolean read;

    RunLogPane(ScreenContext context) {
        this.context = context;
        lane = context.tasks().lane();
        keys = new KeyScope(
                Messages.text("runs.log.keys"),
                List.of(
                        KeyCommand.of("Enter", Messages.text("runs.log.key.fold"), () -> head().ifPresent(this::turn))
                                .when(() -> head().isPresent()),
                        KeyCommand.of("F3", Messages.text("runs.log.next"), () -> step(1))
                                .when(() -> folds.hits() > 0),
                        KeyCommand.of("Shift+F3", Messages.text("runs.log.before"), () -> step(-1))
                                .when(() -> folds.hits() > 0),
                        Command.TABLE_COPY.does(this::copy).when(this::isInList),
                        Command.TABLE_SAVE.does(this::save)));
        getStyleClass().addAll("block", "run-log");
        list.setAccessibleText(Messages.text("runs.log"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(view -> new LogCell(context.formats(), folds::words, this::turn));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        // before the list, which takes Enter for itself
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (keys.handle(event, Optional.ofNullable(getScene().getFocusOwner()))) {
                event.consume();
            }
        });
        Label heading = new Label(Messages.text("runs.log"));
        heading.getStyleClass().add("heading");
        summary.getStyleClass().add("caption");
        toEnd.getStyleClass().addAll("accent", "small");
        toEnd.setOnAction(event -> {
            // the button goes away, and the focus is to be where one reads on
            list.requestFocus();
            toEnd();
        });
        FlowPane head = new FlowPane(12, 6, heading, summary, search, toEnd);
        head.setRowValignment(VPos.CENTER);
        links.getChildren().setAll(link("runs.log.copy", this::copy), link("runs.log.save", this::save));
        getChildren().setAll(head, none, Pane.of(list), links, height.probe());
        list.skinProperty().addListener(observable -> {
            if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.positionProperty().addListener(moved -> sayNew());
            }
        });
        refill();
    }

    private static Hyperlink link(String key, Runnable run) {
        Hyperlink link = new Hyperlink(Messages.text(key));
        link.setOnAction(event -> run.run());
        return link;
    }

    /** Where words are typed that are looked for in it. */
    Node finder() {
        return search.field();
    }

    /** Reads what the run said until now. */
    void show(TrainingRun run) {
        if (shown.map(TrainingRun::id).filter(id -> id == run.id()).isEmpty()) {
            folds.clear();
            seen = 0;
            read = false;
            refill();
        }
        shown = Optional.of(run);
        lane.run(
                Messages.text("runs.log"),
                () -> context.engine().training().log(run.id(), Integer.MAX_VALUE),
                lines -> fill(run, lines));
    }

    /** Shows these lines of the run, which may have said more since. */
    void fill(TrainingRun run, List<RunLogLine> lines) {
        boolean first = folds.lines().isEmpty();
        boolean follows = !first && lines.size() > folds.lines().size() && atEnd();
        folds.show(lines, Optional.of(run.status()).filter(status -> status.isEnd()));
        read = true;
        refill();
        if (follows || first && run.status() != RunStatus.COMPLETED) {
            toEnd();
        }
    }

    private void refill() {
        LogRows.into(list.getItems(), folds.rows());
        int lines = folds.lines().size();
        Presence.of(none, read && lines == 0);
        Presence.of(list, lines > 0);
        Presence.of(links, lines > 0);
        Presence.of(search, lines > 0);
        List<String> said = new ArrayList<>();
        said.add(Messages.text("runs.log.lines", lines));
        if (folds.count(RunLogLevel.WARNING) > 0) {
            said.add(Messages.text("runs.log.warnings", folds.count(RunLogLevel.WARNING)));
        }
        if (folds.count(RunLogLevel.ERROR) > 0) {
            said.add(Messages.text("runs.log.errors", folds.count(RunLogLevel.ERROR)));
        }
        summary.setText(lines == 0 ? "" : String.join(" · ", said));
        search.counted(folds.hit(), folds.hits());
        height.fit();
        sayNew();
    }

    // ------------------------------------------------------------------ the end

    private void sayNew() {
        if (atEnd()) {
            seen = folds.lines().size();
        }
        int more = folds.lines().size() - seen;
        toEnd.setText(Messages.text("runs.log.new", more));
        Presence.of(
                toEnd, more > 0 && shown.filter(run -> !run.status().isEnd()).isPresent());
    }

    private void toEnd() {
        if (!list.getItems().isEmpty()) {
            list.scrollTo(list.getItems().size() - 1);
        }
        seen = folds.lines().size();
        Presence.of(toEnd, false);
    }

    /** Before it was ever painted, it is taken to be. */
    private boolean atEnd() {
        return flow().map(flow ->
                        flow.getLastVisibleCell().getIndex() >= list.getItems().size() - 1)
                .orElse(true);
    }

    private Optional<VirtualFlow<?>> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getLastVisibleCell() != null
                ? Optional.of(flow)
                : Optional.empty();
    }

    // ------------------------------------------------------------------ folding

    private Optional<LogFolds.Head> head() {
        return list.getFocusModel().getFocusedItem() instanceof LogFolds.Head head && isInList()
                ? Optional.of(head)
                : Optional.empty();
    }

    private boolean isInList() {
        return getScene() != null && getScene().getFocusOwner() == list;
    }

    private void turn(LogFolds.Head head) {
        fold(head, !head.open());
    }

    private void fold(LogFolds.Head head, boolean open) {
        folds.fold(head.step(), open);
        refill();
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof LogFolds.Head at && at.step() == head.step()) {
                list.getSelectionModel().clearAndSelect(i);
            }
        }
    }

    /** As in a tree: to the right unfolds, to the left folds, and from a line goes to its head. */
    private void pressed(KeyEvent event) {
        boolean left = event.getCode() == KeyCode.LEFT;
        if (!left && event.getCode() != KeyCode.RIGHT
                || event.isShiftDown()
                || event.isShortcutDown()
                || event.isAltDown()) {
            return;
        }
        if (head().isPresent()) {
            head().filter(head -> head.open() == left).ifPresent(head -> fold(head, !left));
        } else if (left && list.getFocusModel().getFocusedItem() instanceof LogFolds.Said said) {
            select(row -> row instanceof LogFolds.Head head
                    && head.step() == said.line().step());
        }
        event.consume();
    }

    private void select(Predicate<LogFolds.Row> which) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (which.test(list.getItems().get(i))) {
                list.getSelectionModel().clearAndSelect(i);
                list.scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }

    // ------------------------------------------------------------------ finding

    private void seek(String words) {
        folds.seek(words);
        if (folds.words().isEmpty()) {
            search.counted(0, 0);
            list.refresh();
        } else {
            step(1);
        }
    }

    private void step(int by) {
        Optional<Integer> place = folds.step(by);
        LogRows.into(list.getItems(), folds.rows());
        list.refresh();
        height.fit();
        place.ifPresent(at -> select(row -> row instanceof LogFolds.Said said && said.place() == at));
        search.counted(folds.hit(), folds.hits());
    }

    // ------------------------------------------------------------------ taking it along

    /** The selected lines; all where none is. */
    private void copy() {
        List<RunLogLine> chosen = list.getSelectionModel().getSelectedIndices().stream()
                .sorted()
                .flatMap(i -> folds.under(list.getItems().get(i)).stream())
                .toList();
        Clipboards.copy((chosen.isEmpty() ? folds.lines() : chosen)
                .stream()
                        .map(line -> LogCell.clock(context.formats(), line) + "  " + line.line())
                        .collect(Collectors.joining("\n")));
    }

    /** All that the run said and that is kept of it, with the times in UTC. */
    private void save() {
        shown.ifPresent(run -> fireEvent(new SaveRequest(
                "run-" + run.id(),
                List.of(".log", ".txt"),
                file -> Files.write(
                        file.part(),
                        context.engine().training().log(run.id(), Integer.MAX_VALUE).stream()
                                .map(line -> line.at() + "  " + line.step().word() + "  " + line.line())
                                .toList()))));
    }

    @Override
    public KeyScope ownKeys() {
        return keys;
    }
}
