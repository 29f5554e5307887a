package io.modeldeck.ui.kit.screen;

import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants a rule about what they look at; the window that it bubbles up to opens the editor of rules with it. */
public final class RuleRequest extends Event {

    public static final EventType<RuleRequest> OPEN = new EventType<>(Event.ANY, "MODELDECK_RULE");

    private static final long serialVersionUID = 1;

    /**
     * A rule in the making; everything may still be changed.
     *
     * @param condition as the document of a condition has it
     */
    public record Draft(String name, long modelId, Map<String, Object> condition) {
        public Draft {
            condition = Map.copyOf(condition);
        }
    }

    private final transient Draft draft;

    public RuleRequest(Draft draft) {
        super(OPEN);
        this.draft = draft;
    }

    public Draft draft() {
        return draft;
    }
}
