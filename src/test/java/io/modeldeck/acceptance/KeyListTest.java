package io.modeldeck.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.ConsoleWindow;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.command.Keymap;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check 10: {@code ?} lists on each screen exactly the keys that work there. */
class KeyListTest {

    @TempDir
    Path folder;

    private Engine engine;
    private ConsoleWindow window;
    /** Of the keys that were listed last. */
    private List<String> said = List.of();

    @BeforeEach
    void open() {
        engine = SampleFolder.openCopy(folder.resolve("workspace"));
        window = ConsoleWindow.open(engine, 1440, 900).onScreen(new Place.Overview());
    }

    @AfterEach
    void close() {
        window.close();
        engine.close();
    }

    private List<String> listed() {
        window.press(KeyCode.F1);
        said = window.visible(Label.class).stream()
                .filter(label -> isWithin(label, "key-list"))
                .map(Label::getText)
                .toList();
        List<String> caps = window.visible(Label.class).stream()
                .filter(label -> label.getStyleClass().contains("key-cap"))
                .map(Label::getText)
                .toList();
        window.visible(Button.class).stream()
                .filter(Button::isDefaultButton)
                .forEach(close -> FxTest.doOnFx(close::fire));
        window.settle();
        assertThat(window.dialogIsOpen()).isFalse();
        return caps;
    }

    @Test
    @DisplayName(
            "Check 10: on every screen the list holds each key of the screen and of the parts on it, and of the window those that do something there")
    void everyScreen() {
        Map<String, String> wrong = new TreeMap<>();
        for (Place place : ConsoleWindow.places(engine)) {
            window.go(place);
            List<String> expected = new ArrayList<>();
            List<KeyCommand> own = FxTest.onFx(() -> window.screen().commands());
            FxTest.doOnFx(() -> own.stream()
                    .filter(command -> command.works().getAsBoolean())
                    .forEach(command -> expected.add(command.keyText())));
            own.stream()
                    .filter(command -> command.command()
                            .filter(one ->
                                    one.scope().name().equals(place.section().name()))
                            .isEmpty())
                    .forEach(command -> wrong.put(place.word() + " has of its own", command.text()));
            boolean charts = !window.visible(ChartPane.class).isEmpty();
            boolean tables = !window.visible(DataTable.class).isEmpty();
            List<String> caps = listed();
            if (!caps.containsAll(expected)) {
                wrong.put(place.word() + " lacks", expected + " in " + caps);
            }
            note(wrong, place, "Shift+Enter of charts", charts, caps.contains(shown("Shift+Enter")));
            note(wrong, place, "Ctrl+E of tables and charts", tables || charts, caps.contains(shown("Shortcut+E")));
            // of a job they lie below its list, with what else the page has
            boolean details = !window.visible(MasterDetail.class).isEmpty() || place instanceof Place.Jobs;
            note(wrong, place, "Space of lists", details, said.contains(Command.TABLE_DETAILS.text()));
            boolean hasTime = place.section().hasRange();
            note(wrong, place, "T", hasTime, caps.contains("T"));
            shadowed(own, caps).forEach(key -> wrong.put(place.word() + " twice", key));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName(
            "Other keys, pressed in the settings, are refused where another command has them, work, are listed, and can be taken back")
    void otherKeys() {
        window.go(new Place.Settings());
        KeyCombination before = Command.ALERTS_NEW_RULE.keys();
        try {
            give(Command.ALERTS_NEW_RULE, KeyCode.E);
            assertThat(Command.ALERTS_NEW_RULE.keys()).isEqualTo(before);
            assertThat(window.visible(Label.class).stream().map(Label::getText))
                    .anyMatch(said -> said.contains(Command.ALERTS_ACKNOWLEDGE.text()) && said.contains("already"));
            // B narrows the sidebar with Ctrl: while keys are waited for it is nobody else's
            boolean narrow = isNarrow();
            give(Command.ALERTS_NEW_RULE, KeyCode.B, KeyCode.CONTROL);
            assertThat(isNarrow()).isEqualTo(narrow);
            assertThat(Command.ALERTS_NEW_RULE.keyText()).isEqualTo(shown("Shortcut+B"));
            window.go(new Place.Alerts());
            assertThat(listed())
                    .contains(shown("Shortcut+B"))
                    .doesNotContain("N")
                    .filteredOn(shown("Shortcut+B")::equals)
                    .hasSize(1);
            window.press(KeyCode.B, KeyCode.CONTROL);
            assertThat(window.dialogIsOpen()).as("the rule editor").isTrue();
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.Z, KeyCode.CONTROL);
            assertThat(Command.ALERTS_NEW_RULE.keys()).isEqualTo(before);
            window.press(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            assertThat(Command.ALERTS_NEW_RULE.keyText()).isEqualTo(shown("Shortcut+B"));
            window.press(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            assertThat(window.visible(Label.class).stream().map(Label::getText))
                    .as("it is said that there is nothing more")
                    .contains(Messages.text("shell.redo.none"));
        } finally {
            FxTest.doOnFx(() -> Keymap.use(Keymap.standard()));
        }
    }

    @Test
    @DisplayName("F6 goes from pane to pane and back, to where one was in each, with the ring around it")
    void panes() {
        window.go(new Place.Alerts());
        List<String> kinds = List.of("sidebar", "top-bar", "data-table", "page-scroll", "status-line");
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            window.press(KeyCode.F6);
            assertThat(FxTest.onFx(window.focus()::isFocusVisible))
                    .as("%s", window.focus())
                    .isTrue();
            visited.add(kinds.stream()
                    .filter(kind -> isWithin(window.focus(), kind))
                    .findFirst()
                    .orElse(window.focus().toString()));
        }
        assertThat(visited).containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(visited.get((visited.indexOf("sidebar") + 1) % kinds.size())).isEqualTo("top-bar");
        while (!isWithin(window.focus(), "sidebar")) {
            window.press(KeyCode.F6);
        }
        window.press(KeyCode.TAB);
        Node second = window.focus();
        window.press(KeyCode.F6, KeyCode.SHIFT);
        assertThat(isWithin(window.focus(), "status-line")).isTrue();
        window.press(KeyCode.F6);
        assertThat(window.focus()).isSameAs(second);
    }

    private static boolean isWithin(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNarrow() {
        return FxTest.onFx(() -> window.window().root().lookup(".sidebar.narrow") != null);
    }

    private void give(Command command, KeyCode code, KeyCode... held) {
        Button button = window.visible(Button.class).stream()
                .filter(shown -> shown.getStyleClass().contains("key-button")
                        && shown.getAccessibleText().startsWith(command.text() + ":"))
                .findFirst()
                .orElseThrow();
        FxTest.doOnFx(() -> {
            button.requestFocus();
            button.fire();
        });
        window.press(code, held);
    }

    private boolean detailsShown() {
        return FxTest.onFx(
                () -> window.visible(MasterDetail.class).getFirst().getItems().size() == 2);
    }

    @Test
    @DisplayName(
            "Space in a list gives it the whole width and takes it back, on all screens; typing, choosing several rows and pressing a button go on as before")
    void details() {
        window.go(new Place.Alerts());
        DataTable<?> table = window.visible(DataTable.class).getFirst();
        MasterDetail both = window.visible(MasterDetail.class).getFirst();
        double shared = FxTest.onFx(table::getWidth);
        double divider = FxTest.onFx(() -> both.getDividerPositions()[0]);
        FxTest.doOnFx(() -> {
            table.selectFirst();
            table.view().requestFocus();
        });
        window.press(KeyCode.DOWN, KeyCode.SHIFT);
        window.press(KeyCode.DOWN, KeyCode.CONTROL);
        window.press(KeyCode.SPACE, KeyCode.CONTROL);
        assertThat(FxTest.onFx(table::selectedRows)).hasSize(3);
        assertThat(detailsShown()).isTrue();

        window.press(KeyCode.SPACE);
        assertThat(detailsShown()).isFalse();
        assertThat(FxTest.onFx(table::selectedRows)).hasSize(3);
        assertThat(FxTest.onFx(table::getWidth)).isGreaterThan(shared * 1.5);
        window.press(KeyCode.F, KeyCode.CONTROL);
        window.press(KeyCode.SPACE);
        assertThat(detailsShown()).as("a space is typed").isFalse();
        window.press(KeyCode.BACK_SPACE);

        window.go(new Place.Retraining());
        assertThat(detailsShown()).as("one answer for all lists").isFalse();
        window.press(KeyCode.A);
        assertThat(detailsShown()).as("what is approved is seen").isTrue();
        assertThat(isWithin(window.focus(), "decision-box")).isTrue();

        window.go(new Place.Alerts());
        FxTest.doOnFx(table.view()::requestFocus);
        window.press(KeyCode.SPACE);
        assertThat(detailsShown()).isFalse();
        window.press(KeyCode.ENTER);
        assertThat(window.place()).as("Enter shows before it opens").isEqualTo(new Place.Alerts());
        assertThat(detailsShown()).isTrue();
        assertThat(FxTest.onFx(() -> both.getDividerPositions()[0])).isCloseTo(divider, within(0.01));

        Button press = FxTest.onFx(() -> (Button) both.getItems().get(1).lookup(".button"));
        FxTest.doOnFx(press::requestFocus);
        FxTest.doOnFx(() -> press.setOnAction(event -> {}));
        window.press(KeyCode.SPACE);
        assertThat(detailsShown()).as("Space presses a button").isTrue();

        FxTest.doOnFx(() -> window.window().selection().details().set(false));
        window.settle();
        assertThat(window.focus()).as("focus stays beside what went").isSameAs(table.view());
        long alert = engine.alerts().inbox(1).getFirst().id();
        window.go(new Place.Alerts(OptionalLong.of(alert)));
        assertThat(detailsShown()).as("a link to an alert shows it").isTrue();
        window.press(KeyCode.K, KeyCode.CONTROL);
        window.type("hide the details");
        window.press(KeyCode.ENTER);
        assertThat(detailsShown()).as("by the palette").isFalse();
    }

    private static String shown(String keys) {
        return KeyCombination.valueOf(keys).getDisplayText();
    }

    private static void note(Map<String, String> wrong, Place place, String what, boolean wanted, boolean found) {
        if (wanted != found) {
            wrong.put(place.word() + " " + what, wanted ? "works and is not listed" : "is listed and does nothing");
        }
    }

    /** Keys of the screen that the window has too: the list would promise what never happens. */
    private static TreeSet<String> shadowed(List<KeyCommand> own, List<String> caps) {
        TreeSet<String> twice = new TreeSet<>();
        own.stream()
                .map(KeyCommand::keyText)
                .filter(key ->
                        key.length() > 1 && caps.stream().filter(key::equals).count() > 1)
                .forEach(twice::add);
        return twice;
    }

    @Test
    @DisplayName(
            "Check 10: a key that the list gives to a chart or a table does something there, before the screen sees it")
    void parts() {
        window.go(ConsoleWindow.places(engine).stream()
                .filter(place -> place.section() == Section.METRICS)
                .findFirst()
                .orElseThrow());
        ChartPane chart = window.visible(ChartPane.class).getFirst();
        Place before = window.place();
        FxTest.doOnFx(chart::requestFocus);
        window.press(KeyCode.RIGHT, KeyCode.CONTROL);
        window.press(KeyCode.RIGHT, KeyCode.CONTROL);
        TreeSet<String> idle = new TreeSet<>();
        KeyScope keys = FxTest.onFx(((KeyOwner) chart)::ownKeys);
        for (KeyCommand command : keys.working()) {
            if (command.keys().equals(KeyCombination.valueOf("Enter"))) {
                // takes the selection, and with it another range
                continue;
            }
            boolean taken = FxTest.onFx(() -> {
                KeyEvent event = KeyCommand.event(command.keys(), KeyEvent.KEY_PRESSED);
                boolean[] reached = {false};
                window.window().root().addEventHandler(KeyEvent.KEY_PRESSED, seen -> reached[0] |= seen == event);
                Event.fireEvent(chart, event);
                return !reached[0];
            });
            if (!taken) {
                idle.add(command.keyText());
            }
        }
        assertThat(idle).as("nothing takes these").isEmpty();
        FxTest.doOnFx(chart::requestFocus);
        window.press(KeyCode.L);
        assertThat(window.place()).as("L is the chart's while it has the focus").isEqualTo(before);
    }
}
