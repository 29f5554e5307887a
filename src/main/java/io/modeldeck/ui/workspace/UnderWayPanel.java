package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.KeptFocus;
import io.modeldeck.ui.kit.dialog.EndWork;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.kit.work.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What goes on by itself right now, how far it is, and the way to stop it. Not there while nothing does. */
public final class UnderWayPanel extends VBox {

    /** Not every step announces itself. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final Pulse look;
    private final VBox rows = new VBox();
    private final Predicate<UnderWay> which;
    private final Runnable away;
    private List<UnderWay> shown = List.of();

    /**
     * @param which of it
     * @param away called before something else takes its place: the screen where that is shown in full, or a question
     */
    public UnderWayPanel(ScreenContext context, Predicate<UnderWay> which, Runnable away) {
        this.context = context;
        this.which = which;
        this.away = away;
        lane = context.tasks().lane();
        look = new Pulse(context.tasks(), LOOK, this::load);
        setId("under-way");
        getStyleClass().addAll("panel", "job-pane");
        Label title = new Label(Messages.text("underway.title"));
        title.getStyleClass().add("heading");
        rows.getStyleClass().add("column");
        getChildren().addAll(title, rows);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Reads what goes on now. */
    public void load() {
        lane.run(
                Messages.text("underway.title"),
                () -> UnderWay.read(context.engine()),
                all -> show(all.stream().filter(which).toList()));
    }

    /** Nobody looks any more. */
    public void rest() {
        look.stop();
    }

    void show(List<UnderWay> found) {
        if (!found.equals(shown)) {
            shown = found;
            KeptFocus.over(
                    rows,
                    () -> rows.getChildren()
                            .setAll(found.stream().map(this::row).toList()));
        }
        setVisible(!found.isEmpty());
        if (found.isEmpty() || getScene() == null) {
            look.stop();
        } else {
            look.begin();
        }
    }

    private Node row(UnderWay work) {
        Hyperlink name = new Hyperlink(work.name());
        name.setId("go-" + work.kind() + work.id());
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setOnAction(event -> {
            away.run();
            context.go(work.place());
        });
        Label course = new Label(work.course());
        course.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button stop = Icons.button("fth-x", Messages.text("underway.stop", work.name()), () -> stop(work));
        stop.setId("stop-" + work.kind() + work.id());
        context.writing().guard(stop);
        HBox row = new HBox(name, course, gap, stop);
        work.share().ifPresent(share -> {
            ProgressBar bar = new ProgressBar(share);
            bar.setPrefWidth(120);
            bar.setAccessibleText(work.shareInWords());
            row.getChildren().add(3, bar);
        });
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void stop(UnderWay work) {
        away.run();
        switch (work.kind()) {
            case TRAINING -> EndWork.training(context, work.id(), this::load);
            case SEARCH -> EndWork.search(context, work.id(), this::load);
            case FETCH -> EndWork.fetch(context, work.id(), this::load);
        }
    }
}
