package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The first page: explore the sample, bring one's own model, or open another workspace. */
public final class WelcomeView implements Screen {

    private static final int MOST_RECENT = 5;

    /** What the page depends on. */
    private record Facts(boolean sample, int models, Optional<Duration> kept) {}

    private final ScreenContext context;
    private final FilePicker files;
    private final FxTasks.Lane lane;
    private final Button sample = new Button();
    private final Button add = new Button();
    private final Button importEvents = new Button(Messages.text("welcome.import"));
    private final Button open = new Button(Messages.text("welcome.open"));
    private final Paragraph sampleText = new Paragraph("", "muted");
    private final Paragraph addText = new Paragraph("", "muted");
    private final Label kept = new Label();

    @FXML
    private Label here;

    @FXML
    private GridPane cards;

    @FXML
    private GridPane loop;

    @FXML
    private VBox recent;

    @FXML
    private VBox theme;

    private static final int LOOP_COLUMNS = 3;

    /** A step of the loop with the screen that it happens on. */
    private record Step(String key, String icon, Place place) {}

    private final VBox folders = new VBox();
    private final StatePane state = new StatePane(folders);
    private final Parent root;
    private Facts facts = new Facts(false, 0, Optional.empty());

    public WelcomeView(ScreenContext context) {
        this(context, FilePicker.system());
    }

    WelcomeView(ScreenContext context, FilePicker files) {
        this.context = context;
        this.files = files;
        lane = context.tasks().lane();
        root = Fxml.load(this);
        sample.getStyleClass().add("accent");
        context.writing().guard(importEvents);
        sample.setOnAction(event -> exploreSample());
        add.setOnAction(event -> addModel());
        importEvents.setOnAction(event -> ImportEventsDialog.open(context, files));
        open.setOnAction(event -> openOther());
        cards.add(card("fth-gift", Messages.text("welcome.sample.title"), sampleText, sample), 0, 0);
        cards.add(card("fth-layers", Messages.text("welcome.add.title"), addText, add, importEvents), 1, 0);
        cards.add(
                card(
                        "fth-folder",
                        Messages.text("welcome.open.title"),
                        new Paragraph(Messages.text("welcome.open.text"), "muted"),
                        open),
                2,
                0);
        loop();
        Hyperlink settings = new Hyperlink(Messages.text("welcome.settings"));
        settings.setOnAction(event -> context.go(new Place.Settings()));
        kept.getStyleClass().add("muted");
        theme.getChildren().addAll(new ThemePicker(context.theme(), context.theme()::choose), kept, settings);
        folders.getStyleClass().add("column");
        recent.getChildren().add(state);
        show(facts);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.VersionChanged.class) || what.contains(Change.ConfigChanged.class)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.WELCOME_SAMPLE.does(this::exploreSample),
                Command.WELCOME_ADD.does(this::addModel),
                Command.WELCOME_IMPORT.does(importEvents::fire),
                Command.WELCOME_OPEN.does(this::openOther));
    }

    private void load() {
        Engine engine = context.engine();
        state.load(
                lane,
                Messages.text("workspace.reading"),
                () -> new Facts(
                        engine.settings().isSample(),
                        engine.registry().models().size(),
                        Optional.of(engine.config()
                                .effective(OptionalLong.empty(), OptionalLong.empty())
                                .retention()
                                .events())),
                this::show);
    }

    private void show(Facts found) {
        facts = found;
        Path folder = context.engine().workspace().folder();
        kept.setText(found.kept()
                .map(length -> Messages.text("welcome.kept", Formats.duration(length)))
                .orElse(""));
        here.setText(Messages.text("welcome.here", folder, found.models()));
        sample.setText(Messages.text(found.sample() ? "welcome.sample.look" : "welcome.sample"));
        sampleText.setText(Messages.text(found.sample() ? "welcome.sample.here" : "welcome.sample.text"));
        add.setText(Messages.text(found.sample() ? "workspace.own" : "welcome.add"));
        addText.setText(Messages.text(found.sample() ? "welcome.own.text" : "welcome.add.text"));
        Presence.of(importEvents, !found.sample());
        List<Path> before = context.workspaces().recent().stream()
                .filter(path -> !path.equals(folder))
                .limit(MOST_RECENT)
                .toList();
        folders.getChildren().clear();
        if (before.isEmpty()) {
            folders.getChildren().add(new Paragraph(Messages.text("welcome.recent.none"), "muted"));
        }
        before.forEach(path -> folders.getChildren().add(recentRow(path)));
    }

    /** The way from an alert to a better version, each step a door to its screen. */
    private void loop() {
        List<Step> steps = List.of(
                new Step("alert", "fth-bell", new Place.Alerts()),
                new Step("evidence", "fth-shuffle", new Place.Drift(0)),
                new Step("approve", "fth-check-square", new Place.Retraining()),
                new Step("train", "fth-cpu", new Place.Runs()),
                new Step("promote", "fth-layers", new Place.Models()),
                new Step("return", "fth-rotate-ccw", new Place.Models()));
        for (int i = 0; i < steps.size(); i++) {
            loop.add(step(i + 1, steps.get(i)), i % LOOP_COLUMNS, i / LOOP_COLUMNS);
        }
    }

    private Node step(int number, Step step) {
        String title = number + ". " + Messages.text("welcome.loop." + step.key());
        Label heading = new Label(title, Icons.of(step.icon()));
        heading.getStyleClass().addAll("welcome-step-title", "welcome-heading");
        VBox box = new VBox(heading, new Paragraph(Messages.text("welcome.loop." + step.key() + ".text"), "muted"));
        box.getStyleClass().addAll("panel", "panel-quiet", "kpi-open", "focus-ring");
        box.setMaxHeight(Double.MAX_VALUE);
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.BUTTON);
        box.setAccessibleText(title);
        box.setOnMouseClicked(event -> context.go(step.place()));
        box.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                context.go(step.place());
            }
        });
        return box;
    }

    private Node recentRow(Path folder) {
        String name = folder.getFileName() == null
                ? folder.toString()
                : folder.getFileName().toString();
        Hyperlink link = new Hyperlink(name);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(Messages.text("welcome.recent.open", folder));
        link.setOnAction(event -> context.workspaces().open(folder));
        Label place = new Label(folder.toString());
        place.getStyleClass().add("caption");
        HBox row = new HBox(Icons.of("fth-folder"), link, place);
        row.getStyleClass().add("row");
        return row;
    }

    private static Node card(String icon, String title, Paragraph text, Button... buttons) {
        Label heading = new Label(title, Icons.of(icon));
        heading.getStyleClass().addAll("heading", "welcome-heading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox.setVgrow(heading, Priority.NEVER);
        text.setMaxHeight(Double.MAX_VALUE);
        text.setAlignment(Pos.TOP_LEFT);
        VBox card = new VBox(heading, text);
        for (Button button : buttons) {
            button.setMaxWidth(Double.MAX_VALUE);
            button.setWrapText(true);
            button.setTextAlignment(TextAlignment.CENTER);
            button.setMinHeight(Region.USE_PREF_SIZE);
            card.getChildren().add(button);
        }
        card.getStyleClass().addAll("panel", "welcome-card");
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private void exploreSample() {
        if (facts.sample()) {
            context.go(new Place.Overview());
        } else {
            context.workspaces().openSample();
        }
    }

    /** In sample data the way to one's own, which changes nothing. */
    private void addModel() {
        if (facts.sample()) {
            context.workspaces().openOwn();
        } else if (!context.writing().refuses()) {
            AddModelDialog.open(context, files);
        }
    }

    private void openOther() {
        files.folder(root, Messages.text("welcome.open.title")).ifPresent(context.workspaces()::open);
    }
}
