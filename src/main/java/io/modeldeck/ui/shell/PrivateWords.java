package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/**
 * What tells on whose machine somebody looks: paths, and the name of the account. It stays out of pictures that are passed on. Where the account is called by a
 * word that the window itself says ({@code model}), it is looked for only where it is part of a path or a person's name.
 */
final class PrivateWords {

    /** An absolute path of two names or more, at the beginning of a word, or a drive. */
    private static final Pattern PATH = Pattern.compile("(?<![^\\s'\"„“(:])(?:/[^/\\s]+){2,}|\\b\\p{Alpha}:\\\\\\S");

    private static final Pattern PLACE = Pattern.compile("\\{\\d[^}]*}");

    private final Pattern account;
    private final Pattern named;
    /** The texts of the window with the account's name among their own words; each group is a place that something fills. */
    private final List<Pattern> own;

    /**
     * @param account of the person at this machine; empty where it is not known
     * @param texts that the window says, with {@code {0}} for what fills them
     */
    PrivateWords(String account, Collection<String> texts) {
        String name = account.isBlank() ? "(?!)" : Pattern.quote(account.strip());
        String word = "(?<![\\p{L}\\p{N}])" + name + "(?![\\p{L}\\p{N}])";
        this.account = Pattern.compile(word, Pattern.CASE_INSENSITIVE);
        this.named = Pattern.compile(
                "^" + name + "$|[/\\\\~]" + word + "|" + word + "[/\\\\]|\\b(?:by|von|durch) " + word,
                Pattern.CASE_INSENSITIVE);
        this.own = texts.stream()
                .map(text -> text.replace("''", "'"))
                .filter(text -> isIn(this.account, PLACE.matcher(text).replaceAll(" ")))
                .map(PrivateWords::form)
                .toList();
    }

    /** Of the person who runs this, in the language of the window. */
    static PrivateWords here() {
        ResourceBundle texts = Messages.bundle();
        return new PrivateWords(
                System.getProperty("user.name", ""),
                texts.keySet().stream().map(texts::getString).toList());
    }

    private static Pattern form(String text) {
        return Pattern.compile(
                Stream.of(PLACE.split(text, -1)).map(Pattern::quote).collect(Collectors.joining("(.+)")),
                Pattern.DOTALL);
    }

    boolean areIn(String text) {
        if (isIn(PATH, text)) {
            return true;
        }
        if (!isIn(account, text)) {
            return false;
        }
        if (own.isEmpty()) {
            return true;
        }
        List<Matcher> said = own.stream()
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .toList();
        return said.isEmpty() ? isIn(named, text) : said.stream().allMatch(this::isFilledIn);
    }

    /** Whether what fills a text of the window is private. */
    private boolean isFilledIn(Matcher said) {
        return IntStream.rangeClosed(1, said.groupCount()).mapToObj(said::group).anyMatch(this::areIn);
    }

    private static boolean isIn(Pattern words, String text) {
        return words.matcher(text).find();
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
            parent.getChildrenUnmodifiable().stream()
                    // what a label draws is its own text again, perhaps cut short
                    .filter(child -> !(node instanceof Labeled && child instanceof Text))
                    .forEach(child -> hide(child, back));
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
