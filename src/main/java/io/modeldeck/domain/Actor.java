package io.modeldeck.domain;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who acts, by which face, and whether a script decided in a person's name.
 *
 * @param name the person's name, or {@code system}
 * @param roles what the person may do
 * @param simulated true where a script decides in that name ({@code --approve-as}); never counts as a second person
 */
public record Actor(String name, Set<Role> roles, Face face, boolean simulated) {

    public static final String SYSTEM_NAME = "system";

    public Actor {
        if (!isName(name)) {
            throw new Problem(
                    "A person's name must have 1 to 200 printable characters; give another with --as NAME or in"
                            + " Settings.");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether a person may be called so. */
    public static boolean isName(String name) {
        return !name.isBlank() && name.length() <= 200 && name.chars().noneMatch(Character::isISOControl);
    }

    /** The engine itself, on schedule. */
    public static Actor system() {
        return new Actor(SYSTEM_NAME, EnumSet.allOf(Role.class), Face.SCHEDULE, false);
    }

    /** A person on their own workstation, who holds every role. */
    public static Actor person(String name, Face face) {
        return new Actor(name, EnumSet.allOf(Role.class), face, false);
    }

    public Actor asSimulated() {
        return new Actor(name, roles, face, true);
    }

    public boolean isSystem() {
        return SYSTEM_NAME.equals(name);
    }

    /** Refuses the wish when this person lacks the role. */
    public void require(Role role, String wish) {
        if (!roles.contains(role)) {
            throw new Problem(name + " may not " + wish + ": that takes the role " + role.word() + ".");
        }
    }
}
