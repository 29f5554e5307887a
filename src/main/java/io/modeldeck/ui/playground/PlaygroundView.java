package io.modeldeck.ui.playground;

import io.modeldeck.domain.Change;
import io.modeldeck.playground.Playground.Recording;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Models asked by hand: one question, a file of rows, and what calls of models of texts used. Nothing is recorded unless somebody says so. */
public final class PlaygroundView implements Screen {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final CheckBox record = new CheckBox(Messages.text("playground.record"));
    private final CheckBox contents = new CheckBox(Messages.text("playground.contents"));
    private final Label trace = new Label();
    private final Map<Place.Playground.Tab, ToggleButton> tabs = new EnumMap<>(Place.Playground.Tab.class);
    private final StackPane shown = new StackPane();
    private final StatePane state = new StatePane(shown);
    private final AskTab asking;
    private final BatchTab batch;
    private final TokensTab tokens;
    private Place.Playground.Tab tab = Place.Playground.Tab.ASK;
    private OptionalLong wanted = OptionalLong.empty();

    public PlaygroundView(ScreenContext context) {
        this(context, FilePicker.system());
    }

    PlaygroundView(ScreenContext context, FilePicker picker) {
        this.context = context;
        this.lane = context.tasks().lane();
        asking = new AskTab(context, picker, this::recording);
        batch = new BatchTab(context, picker, this::recording);
        tokens = new TokensTab(context);
        context.writing().lock(record);
        record.setOnAction(event -> sayTrace());
        contents.setOnAction(event -> sayTrace());
        trace.getStyleClass().add("muted");
        VBox.setVgrow(state, Priority.ALWAYS);
        page.getStyleClass().add("page");
        page.getChildren().addAll(head(), state);
        page.widthProperty().addListener(observable -> sayTrace());
        sayTrace();
        open(tab);
    }

    private Node head() {
        Label title = new Label(Messages.text("playground.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        HBox pills = new HBox();
        for (Place.Playground.Tab each : Place.Playground.Tab.values()) {
            ToggleButton button = new ToggleButton(Messages.text("playground.tab." + each.word()));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            each == Place.Playground.Tab.ASK
                                    ? "left-pill"
                                    : each == Place.Playground.Tab.TOKENS ? "right-pill" : "center-pill");
            // one of them is always chosen
            button.setOnAction(event -> context.go(new Place.Playground(chosen(), each)));
            tabs.put(each, button);
            pills.getChildren().add(button);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        for (Region node : List.of(record, contents)) {
            node.setMinWidth(Region.USE_PREF_SIZE);
            node.managedProperty().bind(node.visibleProperty());
        }
        trace.managedProperty().bind(trace.visibleProperty());
        HBox head = new HBox(16, title, pills, gap, trace, contents, record);
        head.getStyleClass().add("page-head");
        return head;
    }

    private OptionalLong chosen() {
        return asking.asked().map(asked -> OptionalLong.of(asked.id())).orElse(OptionalLong.empty());
    }

    private Recording recording() {
        return !record.isSelected()
                ? Recording.NONE
                : contents.isVisible() && contents.isSelected() ? Recording.CONTENTS : Recording.FIGURES;
    }

    private void sayTrace() {
        boolean texts =
                asking.asked().filter(asked -> asked.way() == Askable.Way.TEXT).isPresent();
        boolean writes = tab != Place.Playground.Tab.TOKENS;
        record.setVisible(writes);
        contents.setVisible(writes && record.isSelected() && texts && tab == Place.Playground.Tab.ASK);
        trace.setVisible(writes && !contents.isVisible() && hasRoom());
        trace.setText(Messages.text(record.isSelected() ? "playground.trace.on" : "playground.trace.off"));
    }

    /** The box beside it says as much where there is none. */
    private boolean hasRoom() {
        return page.getWidth() == 0 || page.getWidth() >= 56 * context.theme().textSize();
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Playground there) {
            wanted = there.versionId();
            open(there.tab());
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.VersionChanged.class) || what.contains(Change.StageChanged.class)) {
            load();
            return;
        }
        if (what.contains(Change.ExampleChanged.class)) {
            asking.loadExamples();
        }
        if (what.contains(Change.EventsStored.class)) {
            switch (tab) {
                case ASK -> asking.loadRecent();
                case TOKENS -> tokens.load();
                case BATCH -> {}
            }
        }
    }

    @Override
    public void hide() {
        asking.stop();
    }

    @Override
    public List<KeyCommand> commands() {
        List<KeyCommand> commands = new ArrayList<>(asking.commands());
        commands.add(Command.PLAYGROUND_RECORD.does(record::fire));
        return commands;
    }

    private void open(Place.Playground.Tab wished) {
        tab = wished;
        tabs.get(tab).setSelected(true);
        shown.getChildren()
                .setAll(
                        switch (tab) {
                            case ASK -> asking;
                            case BATCH -> batch;
                            case TOKENS -> tokens;
                        });
        sayTrace();
    }

    private void load() {
        state.load(lane, Messages.text("playground.loading"), () -> Askable.all(context.engine()), this::offer);
    }

    private void offer(List<Askable> all) {
        if (all.isEmpty()) {
            state.empty(
                    "fth-play",
                    Messages.text("playground.empty"),
                    Messages.text("playground.empty.sentence"),
                    Optional.of(new Action(
                            Messages.text("playground.empty.action"), () -> context.go(new Place.Welcome()))));
            return;
        }
        asking.offer(all, start(all));
        batch.offer(all);
        if (tab == Place.Playground.Tab.TOKENS) {
            tokens.load();
        }
        sayTrace();
    }

    /** What the place names, else what is asked already, else the model that all screens look at. */
    private OptionalLong start(List<Askable> all) {
        OptionalLong named = wanted;
        wanted = OptionalLong.empty();
        if (named.isPresent() || asking.asked().isPresent()) {
            return named;
        }
        long model = context.selection().model().get().map(ModelInfo::id).orElse(0L);
        return all.stream()
                .filter(asked -> asked.version().modelId() == model)
                .mapToLong(Askable::id)
                .findFirst();
    }
}
