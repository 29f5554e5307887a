package io.modeldeck.domain;

import java.util.Locale;

/** What a person may do. On one's own workstation a person holds all of them. */
public enum Role {
    /** Looks at everything. */
    VIEWER,
    /** Also imports, trains, acknowledges, requests. */
    ENGINEER,
    /** Also approves, rejects, promotes, rolls back. */
    REVIEWER,
    /** Also changes policies, deletes and restores. */
    ADMIN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
