package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.control.Fxml;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Everything that can be set, by section or by search. Changes apply at once. */
public final class SettingsView implements Screen {

    /** A heading so far below the upper edge is taken to be at it. */
    private static final double ABOVE = 48;

    private final List<SettingsSection> all;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox nothing = new VBox();

    @FXML
    private TextField search;

    @FXML
    private VBox index;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox sections;

    private final Parent root;
    private final ScreenContext context;
    private final ConfigScope scope = new ConfigScope();
    private SettingsSection chosen;
    private boolean travelling;
    /** Until somebody scrolls. */
    private boolean pinned = true;

    public SettingsView(ScreenContext context) {
        this(context, FilePicker.system());
    }

    SettingsView(ScreenContext context, FilePicker files) {
        root = Fxml.load(this);
        this.context = context;
        all = List.of(
                new GeneralSettings(context),
                new AppearanceSettings(context),
                new WorkspaceSettings(context, files),
                ConfigSettings.monitoring(context, scope),
                ConfigSettings.policies(context, scope),
                new RuntimeSettings(context, files),
                new ShortcutSettings(context.toasts()),
                new AboutSettings(context));
        Pane.of(index);
        Pane.of(scroll);
        chosen = all.getFirst();
        for (SettingsSection section : all) {
            ToggleButton entry = new ToggleButton(section.title(), Icons.of(section.icon()));
            entry.getStyleClass().add("nav-entry");
            entry.setMaxWidth(Double.MAX_VALUE);
            entry.setMinWidth(ToggleButton.USE_PREF_SIZE);
            entry.setToggleGroup(group);
            entry.setUserData(section);
            entry.setOnAction(event -> choose(section));
            index.getChildren().add(entry);
            section.rows().getChildren().addListener((javafx.collections.ListChangeListener<Node>) change -> show());
        }
        Hyperlink clear = new Hyperlink(Messages.text("settings.clear"));
        clear.setOnAction(event -> search.clear());
        nothing.getStyleClass().add("column");
        // between the head and the settings, so that it stays in sight
        context.writing().refusal().ifPresent(why -> ((VBox) root).getChildren().add(1, strip(why)));
        all.forEach(section -> sections.getChildren().add(section.node()));
        sections.getChildren().add(nothing);
        nothing.getChildren().addAll(new Paragraph(Messages.text("settings.nothing"), "muted"), clear);
        search.textProperty().addListener(observable -> show());
        scroll.vvalueProperty().addListener(observable -> follow());
        sections.heightProperty().addListener(observable -> stay());
        show();
    }

    private static Node strip(String why) {
        HBox strip = new HBox(8, Glyph.WARNING.node(Tone.WARNING), new Paragraph(why));
        strip.getStyleClass().addAll("state-strip", Tone.WARNING.styleClass());
        return strip;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Settings settings && settings.modelId().isPresent()) {
            configOf(settings.modelId().getAsLong());
        }
        all.forEach(SettingsSection::load);
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        all.stream().filter(section -> section.dependsOn(what)).forEach(SettingsSection::load);
    }

    @Override
    public Optional<Node> finder() {
        return Optional.of(search);
    }

    /** What is configured for a model. */
    private void configOf(long modelId) {
        context.selection().models().stream()
                .filter(model -> model.id() == modelId)
                .findFirst()
                .ifPresent(model -> {
                    scope.model().set(Optional.of(model));
                    choose(Messages.text("settings.monitoring"));
                });
    }

    /** Goes to the top of one section. */
    void choose(SettingsSection section) {
        search.clear();
        chosen = section;
        pinned = true;
        travelling = true;
        show();
        stay();
        travelling = false;
    }

    /** Sections are read one by one and push each other down; the chosen one stays where it is. */
    private void stay() {
        double room = sections.getHeight() - scroll.getViewportBounds().getHeight();
        if (pinned && room > 0) {
            boolean before = travelling;
            travelling = true;
            scroll.setVvalue(Math.clamp(chosen.node().getBoundsInParent().getMinY() / room, 0, 1));
            travelling = before;
        }
    }

    /** The index follows what is at the top of the page. */
    private void follow() {
        double room = sections.getHeight() - scroll.getViewportBounds().getHeight();
        if (travelling || room <= 0 || !search.getText().isBlank()) {
            return;
        }
        pinned = false;
        double top = scroll.getVvalue() * room + ABOVE;
        all.stream()
                .filter(section -> section.node().getBoundsInParent().getMinY() <= top)
                .reduce((above, below) -> below)
                .ifPresent(section -> {
                    chosen = section;
                    mark(false);
                });
    }

    /** The section of that title, for tests and links. */
    void choose(String title) {
        all.stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .ifPresent(this::choose);
    }

    private void show() {
        String wanted = search.getText();
        boolean searching = !wanted.isBlank();
        boolean any = false;
        for (SettingsSection section : all) {
            boolean matches = section.filter(wanted);
            any |= matches;
            Presence.of(section.node(), !searching || matches);
        }
        Presence.of(nothing, searching && !any);
        mark(searching);
    }

    private void mark(boolean searching) {
        group.getToggles().forEach(toggle -> toggle.setSelected(!searching && toggle.getUserData() == chosen));
    }
}
