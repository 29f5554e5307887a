package io.modeldeck.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL whose plan does not depend on the values that are bound. Where SQLite compares a bare {@code ?} while it plans, it compiles the statement again
 * each time another value is bound, which costs several times what a short look-up does. An expression is not looked into: {@code +?} has the same
 * value and the same type.
 */
final class FixedPlan {

    /** Quoted text, which stays as it is, or a parameter. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|\"[^\"]*\"|\\?");

    private static final Pattern CONDITION = Pattern.compile("\\bWHERE\\b", Pattern.CASE_INSENSITIVE);

    private FixedPlan() {}

    static String of(String sql) {
        // Without a condition there is nothing to plan, and inserts bind many values.
        return CONDITION.matcher(sql).find()
                ? PARAMETER.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(fixed(found.group())))
                : sql;
    }

    private static String fixed(String found) {
        return found.equals("?") ? "+?" : found;
    }
}
