package io.modeldeck.domain;

import java.util.List;

/** Takes the events that predictions leave. Declared at the bottom so that inference need not know who keeps them. */
@FunctionalInterface
public interface EventSink {

    /** Keeps the events durably before it returns. Any thread. */
    void accept(List<Prediction> events);
}
