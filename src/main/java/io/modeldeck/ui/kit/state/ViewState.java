package io.modeldeck.ui.kit.state;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.work.Failure;
import java.util.Optional;

/** What a part of a screen has to say beside its content. */
public sealed interface ViewState {

    /** The content speaks for itself. */
    record Ready() implements ViewState {}

    /** Something is under way; what was there before stays, dimmed. Nothing is shown in the first 200 ms. */
    record Loading() implements ViewState {}

    /** There is nothing yet: one sentence, one main action, maybe a second one as a link. */
    record Empty(String icon, String title, String sentence, Optional<Action> action, Optional<Action> link)
            implements ViewState {}

    /** A filter hides everything. */
    record Filtered(String sentence, Optional<Action> clear) implements ViewState {}

    /** Nothing here is good news. */
    record AllGood(String title, String sentence, Optional<Action> link) implements ViewState {
        public AllGood(String title, String sentence) {
            this(title, sentence, Optional.empty());
        }
    }

    /** Not known yet; {@code needed} says what is missing. Never looks like health. */
    record NotEvaluated(String reason, String needed) implements ViewState {}

    /** The content is old. */
    record Stale(String sentence, Optional<Action> action) implements ViewState {}

    /** It could not be loaded; what was there before stays visible where there was something. */
    record Failed(Failure failure, Runnable retry) implements ViewState {}
}
