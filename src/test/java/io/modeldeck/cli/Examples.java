package io.modeldeck.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examples of commands as they are played, with what each answered. */
final class Examples {

    private final Deck deck;
    private final Map<String, Example> examples = new LinkedHashMap<>();

    record Example(String typed, String json) {}

    Examples(Deck deck) {
        this.deck = deck;
    }

    Deck deck() {
        return deck;
    }

    Optional<Example> of(String command) {
        return Optional.ofNullable(examples.get(command));
    }

    /** Plays an example in the workspace and keeps it. */
    void show(String command, String typed) {
        String needed = List.of("compare", "recipe check").contains(command) ? typed : typed + " --workspace deck";
        put(command, typed, require(needed));
    }

    /** Keeps an example as it is. */
    void put(String command, String typed, String json) {
        examples.put(command, new Example(typed, json));
    }

    /** What others need, and is no example itself. */
    void run(String typed) {
        require(typed + " --workspace deck");
    }

    /** The answer of a command that must not fail. */
    String require(String typed) {
        Deck.Result result = deck.run(Typed.words(typed).toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new IllegalStateException("modeldeck " + typed + ": " + result.err() + result.out());
        }
        return result.out();
    }
}
