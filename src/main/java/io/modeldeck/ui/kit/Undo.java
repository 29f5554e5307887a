package io.modeldeck.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What can be taken back, the newest first, and what was taken back and can be done again. Each deed is taken back once, by its notice or by the key,
 * whichever comes first. Whatever is done anew ends what could be done again: it would be done in another order.
 */
public final class Undo {

    /** So many deeds are remembered. */
    static final int DEEPEST = 50;

    /**
     * Something that was done.
     *
     * @param words what it was, as the notice said it
     * @param back takes it back; starts its work off the FX thread by itself
     * @param again does it once more, in the same way; empty where that is for a person to decide anew
     */
    public record Deed(String words, Runnable back, Optional<Runnable> again) {}

    private final Deque<Deed> deeds = new ArrayDeque<>();
    private final Deque<Deed> takenBack = new ArrayDeque<>();

    /** Remembers a deed. */
    public void did(Deed deed) {
        takenBack.clear();
        push(deed);
    }

    private void push(Deed deed) {
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
        newest.ifPresent(this::takeBack);
        return newest;
    }

    private void takeBack(Deed deed) {
        takenBack.push(deed);
        deed.back().run();
    }

    /** What was taken back last and has not been done again since. */
    public Optional<Deed> lastBack() {
        return Optional.ofNullable(takenBack.peek());
    }

    /** Does again what was taken back last; empty where that is nothing, or nothing that is repeated. */
    public Optional<Deed> again() {
        Optional<Deed> last = lastBack().filter(deed -> deed.again().isPresent());
        last.ifPresent(deed -> {
            takenBack.pop();
            push(deed);
            deed.again().orElseThrow().run();
        });
        return last;
    }

    /** Takes back this one, unless that has happened already. */
    public boolean back(Deed deed) {
        boolean there = deeds.removeIf(known -> known == deed);
        if (there) {
            takeBack(deed);
        }
        return there;
    }
}
