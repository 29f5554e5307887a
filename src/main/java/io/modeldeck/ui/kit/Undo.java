package io.modeldeck.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What can be taken back, the newest first. Each deed is taken back once, by its notice or by the key, whichever comes first. */
public final class Undo {

    /** So many deeds are remembered. */
    static final int DEEPEST = 50;

    /**
     * Something that was done.
     *
     * @param words what it was, as the notice said it
     * @param back takes it back; starts its work off the FX thread by itself
     */
    public record Deed(String words, Runnable back) {}

    private final Deque<Deed> deeds = new ArrayDeque<>();

    /** Remembers a deed. */
    public void did(Deed deed) {
        deeds.push(deed);
        if (deeds.size() > DEEPEST) {
            deeds.removeLast();
        }
    }

    /** What would be taken back next. */
    public Optional<Deed> next() {
        return Optional.ofNullable(deeds.peek());
    }

    /** Takes back the newest deed; empty where there is none. */
    public Optional<Deed> back() {
        Optional<Deed> newest = Optional.ofNullable(deeds.poll());
        newest.ifPresent(deed -> deed.back().run());
        return newest;
    }

    /** Takes back this one, unless that has happened already. */
    public boolean back(Deed deed) {
        boolean there = deeds.removeIf(known -> known == deed);
        if (there) {
            deed.back().run();
        }
        return there;
    }
}
