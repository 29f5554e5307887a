package io.modeldeck.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** What tells on whose machine somebody looks: paths, and the name of the account. It stays out of pictures that are passed on. */
final class PrivateWords {

    /** An absolute path of two names or more, at the beginning of a word, or a drive. */
    private static final Pattern PATH = Pattern.compile("(?<![^\\s'\"„“(:])(?:/[^/\\s]+){2,}|\\b\\p{Alpha}:\\\\\\S");

    private final Pattern account;

    /** @param account of the person at this machine; empty where it is not known */
    PrivateWords(String account) {
        String name = account.isBlank() ? "(?!)" : Pattern.quote(account.strip());
        this.account = Pattern.compile("(?<![\\p{L}\\p{N}])" + name + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
    }

    /** Of the person who runs this. */
    static PrivateWords here() {
        return new PrivateWords(System.getProperty("user.name", ""));
    }

    boolean areIn(String text) {
        return Stream.of(PATH, account).map(words -> words.matcher(text)).anyMatch(Matcher::find);
    }

    /** Makes the texts that have them unseen, until what is returned is run. */
    Runnable hide(Node root) {
        List<Runnable> back = new ArrayList<>();
        hide(root, back);
        return () -> back.forEach(Runnable::run);
    }

    private void hide(Node node, List<Runnable> back) {
        if (areIn(text(node))) {
            double before = node.getOpacity();
            node.setOpacity(0);
            back.add(() -> node.setOpacity(before));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> hide(child, back));
        }
    }

    private static String text(Node node) {
        return Objects.requireNonNullElse(
                switch (node) {
                    case Labeled labeled -> labeled.getText();
                    case TextInputControl field -> field.getText();
                    case Text text -> text.getText();
                    default -> "";
                },
                "");
    }
}
