package io.modeldeck.testing;

import static io.modeldeck.testing.Patience.await;

import java.lang.Thread.State;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Threads that a test can wait for until they have come to a certain place, whatever the machine's pace. */
public final class Threads implements ThreadFactory {

    private static final Set<State> STANDING = Set.of(State.WAITING, State.TIMED_WAITING, State.BLOCKED);

    private final Collection<Thread> made = ConcurrentHashMap.newKeySet();

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = Thread.ofPlatform().unstarted(work);
        made.add(thread);
        return thread;
    }

    /** Blocks until so many of them are at work within the class. */
    public void awaitWithin(Class<?> place, int count) {
        await().until(() -> made.stream().filter(t -> isIn(t, place, "")).count() >= count);
    }

    /** Blocks until no more than so many of them are still within the class. */
    public void awaitLeft(Class<?> place, int count) {
        await().until(() -> made.stream().filter(t -> isIn(t, place, "")).count() <= count);
    }

    /** Blocks until so many of them stand and wait within the method of the class. */
    public void awaitStanding(Class<?> place, String method, int count) {
        await().until(() -> made.stream()
                        .filter(t -> STANDING.contains(t.getState()) && isIn(t, place, method))
                        .count()
                >= count);
    }

    private static boolean isIn(Thread thread, Class<?> place, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(place.getName())
                        && (method.isEmpty() || frame.getMethodName().equals(method)));
    }
}
