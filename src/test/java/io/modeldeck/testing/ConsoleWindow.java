package io.modeldeck.testing;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Supervisor;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** The whole window with every screen on an open engine, driven as a person does: by places, and, where it is on a screen, by keys. */
public final class ConsoleWindow implements AutoCloseable {

    private static final int MOST_TABS = 120;

    private final MainWindow window;
    private final Scene scene;
    private final Controls controls;
    private Optional<Stage> stage = Optional.empty();
    private Optional<Robot> robot = Optional.empty();
    private int pressed;

    private ConsoleWindow(MainWindow window, Scene scene) {
        this.window = window;
        this.scene = scene;
        controls = new Controls(scene.getRoot());
    }

    /** A window of that size; the engine stays open when it is closed. Starts nowhere: {@link #go} says where. */
    public static ConsoleWindow open(Engine engine, Optional<Supervisor> beat, Look look, double width, double height) {
        return open(engine, beat, ScreenCatalog.standard(), look, width, height);
    }

    /** With these screens alone. */
    public static ConsoleWindow open(Engine engine, ScreenCatalog screens, double width, double height) {
        return open(engine, Optional.empty(), screens, Look.standard(), width, height);
    }

    private static ConsoleWindow open(
            Engine engine, Optional<Supervisor> beat, ScreenCatalog screens, Look look, double width, double height) {
        return FxTest.onFx(() -> {
            Theme theme = new Theme();
            theme.choose(look);
            MainWindow made = new MainWindow(engine, beat, screens, theme, Workspaces.none());
            return new ConsoleWindow(made, made.scene(width, height));
        });
    }

    /** The same as it looks at first. */
    public static ConsoleWindow open(Engine engine, double width, double height) {
        return open(engine, Optional.empty(), Look.standard(), width, height);
    }

    /** Puts it on the screen with the focus in it, so that keys can be pressed. */
    public ConsoleWindow onScreen(Place first) {
        FxTest.doOnFx(() -> {
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            shown.requestFocus();
            stage = Optional.of(shown);
            robot = Optional.of(new Robot());
            window.start(Optional.of(first));
        });
        settle();
        return this;
    }

    public MainWindow window() {
        return window;
    }

    public Screen screen() {
        return window.screen().orElseThrow();
    }

    public Scene scene() {
        return scene;
    }

    public void start(Place first) {
        FxTest.doOnFx(() -> window.start(Optional.of(first)));
        settle();
    }

    public void go(Place place) {
        FxTest.doOnFx(() -> window.go(place));
        settle();
    }

    /** All that makes the first coming to a section quicker, as while nobody does anything. */
    public void prepare(Section section) {
        do {
            settle();
        } while (FxTest.onFx(() -> window.prepare(section)));
    }

    public Place place() {
        return FxTest.onFx(() -> window.place().orElseThrow());
    }

    /** The places of all sections, about the first model where they are about one. */
    public static List<Place> places(Engine engine) {
        OptionalLong model =
                engine.registry().models().stream().mapToLong(one -> one.id()).findFirst();
        List<Place> places = new ArrayList<>();
        for (Section section : ScreenCatalog.standard().sections()) {
            places.add(Place.of(section, model));
        }
        return places;
    }

    // ------------------------------------------------------------------ keys

    /** How often a key was pressed; with another one held it counts once. */
    public int keysPressed() {
        return pressed;
    }

    public void press(KeyCode code, KeyCode... held) {
        pressed++;
        FxTest.doOnFx(() -> {
            Robot hands = robot.orElseThrow();
            for (KeyCode one : held) {
                hands.keyPress(one);
            }
            hands.keyPress(code);
            hands.keyRelease(code);
            for (KeyCode one : held) {
                hands.keyRelease(one);
            }
        });
        settle();
    }

    public void type(String words) {
        for (char letter : words.toCharArray()) {
            press(letter == ' ' ? KeyCode.SPACE : KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(letter))));
        }
    }

    /** Presses Tab until such a node has the focus. */
    public void tabTo(Predicate<Node> wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            Node now = focus();
            if (now != null && FxTest.onFx(() -> wanted.test(now))) {
                return;
            }
            press(KeyCode.TAB);
        }
        throw new AssertionError("The keyboard does not get there in " + MOST_TABS + " steps");
    }

    public Node focus() {
        return FxTest.onFx(scene::getFocusOwner);
    }

    public boolean dialogIsOpen() {
        return FxTest.onFx(() -> window.root().lookup(".dialog-veil") != null);
    }

    /** Runs the command of the screen that has these keys, without pressing them: they need no focus, and no place on a screen. */
    public void key(String keys) {
        FxTest.doOnFx(() -> screen().commands().stream()
                .filter(command -> command.keyText().equals(keys))
                .map(KeyCommand::run)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No command with " + keys))
                .run());
        settle();
    }

    // ------------------------------------------------------------------ by what it says

    public Controls controls() {
        return controls;
    }

    /** Presses the button of that text. */
    public void click(String button) {
        Button found = controls.button(button);
        FxTest.doOnFx(found::fire);
        settle();
    }

    public void follow(String link) {
        Hyperlink found = controls.link(link);
        FxTest.doOnFx(found::fire);
        settle();
    }

    public void fill(String field, String text) {
        TextInputControl found = controls.field(field);
        FxTest.doOnFx(() -> found.setText(text));
        settle();
    }

    /** Chooses an entry of the menu behind the buttons. */
    public void choose(String entry) {
        MenuItem found = controls.entry(entry);
        FxTest.doOnFx(found::fire);
        settle();
    }

    /** Chooses from the list of that name, in the dialog where there is one. */
    public void choose(String list, String wanted) {
        ComboBox<?> found = controls.list(list);
        FxTest.doOnFx(() -> select(found, wanted));
        settle();
    }

    private static <T> void select(ComboBox<T> list, String wanted) {
        list.setValue(list.getItems().stream()
                .filter(item -> item.toString().equals(wanted))
                .findFirst()
                .orElseThrow());
    }

    public void undo() {
        FxTest.doOnFx(window::undo);
        settle();
    }

    public void redo() {
        FxTest.doOnFx(window::redo);
        settle();
    }

    // ------------------------------------------------------------------ what is shown

    /** All visible nodes of a kind, from the top. */
    public <N extends Node> List<N> visible(Class<N> kind) {
        return FxTest.onFx(() -> {
            List<N> found = new ArrayList<>();
            collect(scene.getRoot(), kind, found);
            return found;
        });
    }

    private static <N extends Node> void collect(Node node, Class<N> kind, List<N> found) {
        if (!node.isVisible()) {
            return;
        }
        if (kind.isInstance(node)) {
            found.add(kind.cast(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, kind, found));
        }
    }

    /** Waits until nothing is under way and everything is laid out. */
    public void settle() {
        for (int round = 0; round < 2; round++) {
            FxTest.doOnFx(() -> {});
            FxTest.settle(window.tasks());
            FxTest.doOnFx(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
        }
        FxTest.settle(window.tasks());
    }

    @Override
    public void close() {
        FxTest.doOnFx(() -> {
            stage.ifPresent(Stage::hide);
            window.close();
        });
    }
}
