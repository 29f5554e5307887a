package io.modeldeck.app;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Changes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes announced changes on to whoever subscribed, on the announcing thread; subscribers only take note and return. One that fails keeps no other from hearing. */
public final class ChangeHub implements Changes {

    private final List<Consumer<Change>> subscribers = new CopyOnWriteArrayList<>();

    /** Subscribes until the answer is called. */
    public Runnable subscribe(Consumer<Change> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public void announce(Change change) {
        RuntimeException failed = null;
        for (Consumer<Change> subscriber : subscribers) {
            try {
                subscriber.accept(change);
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
