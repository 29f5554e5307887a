package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.state.StateCard;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The field that leaves the entries of a list that is no table, where somebody looks for words in it. It stands at the top of the list's pane. */
public final class ListFilter<T> {

    private final Pane pane;
    private final String name;
    private final Function<T, String> text;
    private final Runnable changed;
    private final Map<String, Predicate<T>> kinds = new LinkedHashMap<>();
    private Optional<TableFilter> field = Optional.empty();

    /**
     * @param name what the list holds
     * @param text in which the words are looked for
     * @param changed told when other words are looked for
     */
    public ListFilter(Pane pane, String name, Function<T, String> text, Runnable changed) {
        this.pane = pane;
        this.name = name;
        this.text = text;
        this.changed = changed;
    }

    /** The words {@code is:word} leave these entries. */
    public ListFilter<T> kind(String word, Predicate<T> is) {
        kinds.put("is:" + word, is);
        return this;
    }

    /** Puts the keyboard into the field, which comes now where it is not there yet. */
    public void find() {
        field().focus();
    }

    private TableFilter field() {
        if (field.isEmpty()) {
            TableFilter made = new TableFilter(name, wanted -> changed.run());
            field = Optional.of(made);
            pane.getChildren().addFirst(made);
        }
        return field.get();
    }

    public TableState state() {
        return new TableState(words(), "", false, List.of());
    }

    public void restore(TableState wanted) {
        if (!wanted.filter().equals(words())) {
            field().setText(wanted.filter());
        }
    }

    private String words() {
        return field.map(TableFilter::text).orElse("");
    }

    /** The entries that have all of the words. */
    public List<T> leave(List<T> all) {
        List<String> wanted = FilterWords.of(words().toLowerCase(Locale.ROOT));
        List<T> left = all.stream()
                .filter(entry -> wanted.stream().allMatch(word -> has(entry, word)))
                .toList();
        field.ifPresent(one -> one.counted(left.size(), all.size()));
        return left;
    }

    private boolean has(T entry, String word) {
        return Optional.ofNullable(kinds.get(word))
                .map(is -> is.test(entry))
                .orElseGet(() -> text.apply(entry).toLowerCase(Locale.ROOT).contains(word));
    }

    /** What stands in the place of entries where none has the words. */
    public Node nothing() {
        return StateCard.of(new ViewState.Filtered(
                Messages.text("table.filter.nothing", words().strip()),
                Optional.of(new Action(Messages.text("table.filter.clear"), () -> field().setText("")))));
    }
}
