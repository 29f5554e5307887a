package io.modeldeck.registry;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import java.util.Optional;

/** Which moves between stages are allowed. Pure. */
public final class StageRules {

    /**
     * What a person asks for.
     *
     * @param comment why
     * @param unvalidatedAccepted whether the comment is the reason to go on without validation
     * @param secondPersonRequired whether the policy asks for another person than the requester
     * @param requestedBy who asked for the version
     */
    public record Wish(
            Stage target,
            Actor actor,
            String comment,
            boolean unvalidatedAccepted,
            boolean secondPersonRequired,
            Optional<String> requestedBy) {}

    private StageRules() {}

    /** Whether a version that stands there, so validated, may go where it is wished. */
    public static Decision allowed(Stage from, Validation validation, Wish wish) {
        if (from == wish.target()) {
            return new Accepted("It is in " + from.word() + " already.");
        }
        return switch (wish.target()) {
            case CANDIDATE -> new Refused("No version becomes a candidate again; archive it or leave it.");
            case STAGING -> toStaging(from, validation, wish);
            case PRODUCTION -> toProduction(from, validation, wish);
            case ARCHIVED -> toArchive(from, wish);
        };
    }

    private static Decision toStaging(Stage from, Validation validation, Wish wish) {
        if (from == Stage.PRODUCTION) {
            return new Refused(
                    "It serves in production; it leaves only when another version replaces it or by a" + " rollback.");
        }
        if (!wish.actor().roles().contains(Role.ENGINEER)) {
            return lacking(wish.actor(), Role.ENGINEER);
        }
        return validated(validation, wish);
    }

    private static Decision toProduction(Stage from, Validation validation, Wish wish) {
        if (from == Stage.CANDIDATE) {
            return new Refused("A candidate goes to staging first.");
        }
        if (from == Stage.ARCHIVED) {
            return new Refused("An archived version goes to staging first, or comes back by a rollback.");
        }
        if (wish.actor().isSystem()) {
            return new Refused("A person decides what goes to production, not the schedule.");
        }
        if (!wish.actor().roles().contains(Role.REVIEWER)) {
            return lacking(wish.actor(), Role.REVIEWER);
        }
        if (wish.comment().isBlank()) {
            return new Refused("A promotion to production takes a comment that says why; add --comment TEXT.");
        }
        if (wish.secondPersonRequired() && wish.actor().simulated()) {
            return new Refused(
                    "The policy asks for a second person; a decision made by a script does not count as one.");
        }
        if (wish.secondPersonRequired()
                && wish.requestedBy().filter(wish.actor().name()::equals).isPresent()) {
            return new Refused("The policy asks for a second person: "
                    + wish.actor().name() + " asked for this version, so another reviewer must promote it.");
        }
        return validated(validation, wish);
    }

    private static Decision toArchive(Stage from, Wish wish) {
        if (from == Stage.PRODUCTION) {
            return new Refused("It serves in production; it is archived only when another version replaces it or by a"
                    + " rollback.");
        }
        if (!wish.actor().roles().contains(Role.ENGINEER)) {
            return lacking(wish.actor(), Role.ENGINEER);
        }
        return wish.comment().isBlank()
                ? new Refused("To archive a version, say why with --comment TEXT.")
                : new Accepted("It may be archived.");
    }

    private static Decision validated(Validation validation, Wish wish) {
        return switch (validation) {
            case PASSED -> new Accepted("Its validation passed.");
            case UNVALIDATED -> new Accepted("It was accepted without validation, for a reason that is recorded.");
            case FAILED -> new Refused("Its validation failed; train or import another version.");
            case NONE -> unvalidated(wish);
        };
    }

    private static Decision unvalidated(Wish wish) {
        if (!wish.unvalidatedAccepted()) {
            return new Refused(
                    "It is not validated yet; validate it on labelled rows (modeldeck validate), or accept it"
                            + " unvalidated with a reason.");
        }
        return wish.comment().isBlank()
                ? new Refused("To accept a version without validating it, say why with --comment TEXT.")
                : new Accepted("It is accepted without validation: " + wish.comment());
    }

    private static Refused lacking(Actor actor, Role role) {
        return new Refused(actor.name() + " may not do this: it takes the role " + role.word() + ".");
    }
}
