package io.modeldeck.alert;

import java.util.Optional;

/**
 * What people did about an alert, and whether it asks them.
 *
 * @param acknowledgedBy who has seen its latest firing; {@code system} where it recovered while it was hidden
 * @param assignedTo who looks after it
 * @param usefulness what somebody said of it
 * @param hidden why it asks for nobody's attention; kept when it closes
 */
public record Care(
        Optional<String> acknowledgedBy,
        Optional<String> assignedTo,
        Optional<Usefulness> usefulness,
        Optional<Hidden> hidden) {

    public static final Care NONE = new Care(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Care acknowledged(Optional<String> by) {
        return new Care(by, assignedTo, usefulness, hidden);
    }

    Care assigned(Optional<String> to) {
        return new Care(acknowledgedBy, to, usefulness, hidden);
    }

    Care rated(Optional<Usefulness> value) {
        return new Care(acknowledgedBy, assignedTo, value, hidden);
    }

    Care hidden(Optional<Hidden> why) {
        return new Care(acknowledgedBy, assignedTo, usefulness, why);
    }
}
