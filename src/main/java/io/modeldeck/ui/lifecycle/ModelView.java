package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.Reports;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.FittingTabs;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One page for one model: how it stands, its versions, its recipe, its configuration and its limits. */
public final class ModelView implements Screen {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final ModelHead head;
    private final ModelSummary summary;
    private final ModelActivity activity;
    private final ModelVersions versions;
    private final ModelRecipe recipe;
    private final ModelConfig config;
    private final ModelLimits limits;
    private final TabPane tabs = new TabPane();
    private final StatePane state;
    private Optional<ModelBook> shown = Optional.empty();

    public ModelView(ScreenContext context) {
        this(context, FilePicker.system());
    }

    ModelView(ScreenContext context, FilePicker files) {
        this.context = context;
        lane = context.tasks().lane();
        head = new ModelHead(context, this::card);
        summary = new ModelSummary(context, head, this::note);
        activity = new ModelActivity(context);
        versions = new ModelVersions(context, new BoardActions(context, this::load));
        recipe = new ModelRecipe(context, new RecipeActions(context, files, this::load));
        config = new ModelConfig(context);
        limits = new ModelLimits(context);
        FittingTabs.of(tabs, context.tasks()::later);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(Messages.text("section.model"));
        tabs.getTabs()
                .setAll(
                        new Tab(Messages.text("model.tab.summary"), summary.node()),
                        new Tab("", versions),
                        new Tab(Messages.text("model.tab.recipe"), recipe.node()),
                        new Tab("", config),
                        new Tab(Messages.text("model.tab.limits"), limits.node()),
                        new Tab(Messages.text("model.tab.activity"), activity.node()));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox content = new VBox(16, head, tabs);
        state = new StatePane(content);
        VBox.setVgrow(state, Priority.ALWAYS);
        page.getStyleClass().add("page");
        page.getChildren().add(state);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        load();
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.MODEL_CARD.does(this::card),
                Command.MODEL_NOTE.does(this::note),
                Command.MODEL_TAB_NEXT.does(() -> turn(1)),
                Command.MODEL_TAB_PREVIOUS.does(() -> turn(-1)),
                Command.MODEL_VERSION_NEXT.does(() -> version(1)),
                Command.MODEL_VERSION_PREVIOUS.does(() -> version(-1)));
    }

    private void turn(int by) {
        int count = tabs.getTabs().size();
        tabs.getSelectionModel().select(Math.floorMod(tabs.getSelectionModel().getSelectedIndex() + by, count));
    }

    private void version(int by) {
        tabs.getSelectionModel().select(1);
        versions.move(by);
    }

    private void load() {
        Optional<ModelInfo> chosen = context.selection().model().get();
        if (chosen.isEmpty()) {
            state.empty(
                    "fth-box",
                    Messages.text("model.empty"),
                    Messages.text("model.empty.sentence"),
                    Optional.of(new Action(Messages.text("model.empty.add"), () -> context.go(new Place.Welcome()))));
            return;
        }
        ModelInfo model = chosen.get();
        TimeRange range = context.selection().rangeOf(model);
        state.load(
                lane,
                Messages.text("model.loading", model.name()),
                () -> ModelBook.read(context.engine(), context.actor(), context.now(), model, range),
                this::show);
    }

    private void show(ModelBook book) {
        shown = Optional.of(book);
        head.show(book);
        summary.show(book);
        activity.show(book);
        versions.show(book.row());
        recipe.show(book);
        config.show(book);
        limits.show(book);
        tabs.getTabs()
                .get(1)
                .setText(Messages.text("model.tab.versions", book.row().cards().size()));
        tabs.getTabs().get(3).setText(Messages.text("model.tab.config", book.overridden()));
    }

    private void note() {
        shown.ifPresent(book -> NoteDialog.show(context, book.model(), book.note(), this::load));
    }

    /** Saves the card of the version in production, else of the newest. */
    private void card() {
        shown.flatMap(book -> book.row()
                        .production()
                        .or(() -> book.row().cards().stream().findFirst())
                        .map(Card::version))
                .ifPresent(this::card);
    }

    private void card(ModelVersion version) {
        ModelBook book = shown.orElseThrow();
        page.fireEvent(PaperRequest.of(
                "card-" + book.model().name() + "-v" + version.deploymentVersion(),
                () -> new Reports(context.engine(), context.formats().zone())
                        .card(book.model(), version, book.range())));
    }
}
