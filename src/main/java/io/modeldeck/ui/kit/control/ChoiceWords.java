package io.modeldeck.ui.kit.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** The words in which the items of a choice are shown. People choose from it; nobody types into it. */
public final class ChoiceWords<T> extends StringConverter<T> {

    private final Function<? super T, String> words;

    private ChoiceWords(Function<? super T, String> words) {
        this.words = words;
    }

    /** @param words of one item; nothing chosen is shown as nothing */
    public static <T> ChoiceWords<T> of(Function<? super T, String> words) {
        return new ChoiceWords<>(words);
    }

    @Override
    public String toString(T item) {
        return item == null ? "" : words.apply(item);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("Items are chosen, not typed: " + text);
    }
}
