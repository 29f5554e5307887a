package io.modeldeck.domain;

/** A rule's answer: a refusal is a value with a reason that is stored and shown, not an exception. */
public sealed interface Decision {

    String reason();

    record Accepted(String reason) implements Decision {}

    record Refused(String reason) implements Decision {}
}
