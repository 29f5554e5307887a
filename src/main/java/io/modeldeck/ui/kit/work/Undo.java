package io.modeldeck.ui.kit.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What can be taken back, the newest first, and what was taken back and can be done again. Each deed is taken back once, by its notice or by the key,
 * whichever comes first. The windows
 * of a workspace share it: what was done in one is taken back in any. Steps happen one after another, in the order in which they were wished for: the next one is chosen when the one before it is over.
 * Whatever is done anew ends what could be done again: it would be done in another order. Used on the FX thread.
 */
public final class Undo {

    /** So many deeds are remembered. */
    static final int DEEPEST = 50;

    /** Says how it went, in the window in which it was wished. */
    public interface Teller {

        void show(String sentence);

        void failed(Failure failure);
    }

    /** Takes a deed back or does it again. */
    public interface Step {

        /**
         * Begins it; its work happens off the FX thread by itself.
         *
         * @param teller where it was wished
         * @param ended told once, on the FX thread, when it is over: whether it came about
         */
        void begin(Teller teller, Consumer<Boolean> ended);

        /** One that is over at once. */
        static Step at(Runnable work) {
            return (teller, ended) -> {
                boolean came = false;
                try {
                    work.run();
                    came = true;
                } finally {
                    ended.accept(came);
                }
            };
        }
    }

    /**
     * Something that was done.
     *
     * @param words what it was, as the notice said it
     * @param back takes it back
     * @param again does it once more, in the same way; empty where that is for a person to decide anew
     */
    public record Deed(String words, Step back, Optional<Step> again) {}

    private final Deque<Deed> deeds = new ArrayDeque<>();
    private final Deque<Deed> takenBack = new ArrayDeque<>();
    private final Deque<Runnable> wishes = new ArrayDeque<>();
    private boolean underWay;
    private long did;

    /** Remembers a deed. */
    public void did(Deed deed) {
        did++;
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

    /**
     * Takes back the newest deed.
     *
     * @param teller where it is wished
     * @param none told where there is none
     */
    public void back(Teller teller, Runnable none) {
        wish(() -> next().ifPresentOrElse(deed -> takeBack(teller, deed), none));
    }

    /** Takes back this one, unless that has happened already. */
    public void back(Teller teller, Deed deed) {
        wish(() ->
                deeds.stream().filter(known -> known == deed).findFirst().ifPresent(found -> takeBack(teller, found)));
    }

    /** One that cannot be taken back is forgotten, so that those before it still can. */
    private void takeBack(Teller teller, Deed deed) {
        deeds.removeIf(known -> known == deed);
        long before = did;
        begin(teller, deed.back(), () -> {
            if (did == before) {
                takenBack.push(deed);
            }
        });
    }

    /** What was taken back last and has not been done again since. */
    public Optional<Deed> lastBack() {
        return Optional.ofNullable(takenBack.peek());
    }

    /**
     * Does again what was taken back last; where that fails it can be tried once more.
     *
     * @param refused told where that is nothing, or something that a person must decide anew
     */
    public void again(Teller teller, Consumer<Optional<Deed>> refused) {
        wish(() -> lastBack()
                .filter(deed -> deed.again().isPresent())
                .ifPresentOrElse(deed -> doAgain(teller, deed), () -> refused.accept(lastBack())));
    }

    private void doAgain(Teller teller, Deed deed) {
        begin(teller, deed.again().orElseThrow(), () -> {
            takenBack.removeIf(known -> known == deed);
            push(deed);
        });
    }

    private void wish(Runnable wish) {
        wishes.add(wish);
        proceed();
    }

    private void begin(Teller teller, Step step, Runnable came) {
        underWay = true;
        step.begin(teller, success -> {
            underWay = false;
            if (success) {
                came.run();
            }
            proceed();
        });
    }

    private void proceed() {
        while (!underWay && !wishes.isEmpty()) {
            wishes.remove().run();
        }
    }
}
