package io.modeldeck.testing;

import io.modeldeck.ui.kit.screen.MoreMenu;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;

/** What can be used on a window, or a part of it, found by what it says. Asked on any thread. */
public final class Controls {

    private final Parent root;

    public Controls(Parent root) {
        this.root = root;
    }

    /** The uppermost button of that text: one of a dialog covers those below. */
    public Button button(String text) {
        return FxTest.onFx(() -> all(".button", Button.class)
                .filter(button -> text.equals(button.getText()))
                .reduce((below, above) -> above)
                .orElseThrow(() -> nothing("button", text)));
    }

    public Hyperlink link(String text) {
        return FxTest.onFx(() -> all(".hyperlink", Hyperlink.class)
                .filter(link -> text.equals(link.getText()))
                .findFirst()
                .orElseThrow(() -> nothing("link", text)));
    }

    public TextInputControl field(String label) {
        return FxTest.onFx(() -> all(".text-input", TextInputControl.class)
                .filter(field -> label.equals(field.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> nothing("field", label)));
    }

    /** The uppermost list of that name. */
    public ComboBox<?> list(String label) {
        return FxTest.onFx(() -> all(".combo-box", ComboBox.class)
                .filter(box -> label.equals(box.getAccessibleText()))
                .reduce((below, above) -> above)
                .orElseThrow(() -> nothing("list", label)));
    }

    /** An entry of a menu behind buttons. */
    public MenuItem entry(String text) {
        return FxTest.onFx(() -> all(".menu-button", MoreMenu.class)
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> nothing("entry", text)));
    }

    /** What the labels say; of one without words nothing. */
    public List<String> texts() {
        return FxTest.onFx(() -> all(".label", Labeled.class)
                .map(Labeled::getText)
                .filter(text -> text != null)
                .toList());
    }

    /** The same, one a line. */
    public String words() {
        return String.join("\n", texts());
    }

    private <N extends Node> Stream<N> all(String selector, Class<N> kind) {
        return root.lookupAll(selector).stream().filter(kind::isInstance).map(kind::cast);
    }

    private static AssertionError nothing(String kind, String text) {
        return new AssertionError("No " + kind + " '" + text + "'");
    }
}
