package io.modeldeck.alert;

/** A rule's name and its own words, which its alerts repeat. */
record RuleWords(String name, String meaning, String guidance) {}
