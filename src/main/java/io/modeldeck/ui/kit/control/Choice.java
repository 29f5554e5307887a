package io.modeldeck.ui.kit.control;

/** Something to choose from a list, under the name that people see. */
public record Choice<T>(T value, String text) {

    @Override
    public String toString() {
        return text;
    }
}
