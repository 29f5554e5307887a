package io.modeldeck.alert;

/**
 * What came of a rule so far.
 *
 * @param alerts how many it opened
 * @param firings how often they fired
 * @param useful how many of them people called useful
 * @param noise how many of them people called noise
 */
public record RuleRecord(int alerts, int firings, int useful, int noise) {

    public static final RuleRecord NONE = new RuleRecord(0, 0, 0, 0);
}
