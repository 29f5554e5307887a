package io.modeldeck.registry;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.schedule.Durations;
import java.time.Duration;
import java.time.Instant;
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
     * @param frozen the freeze that holds at the moment of the move
     * @param freezeOverridden whether the comment is the reason to promote in spite of it
     */
    public record Wish(
            Stage target,
            Actor actor,
            String comment,
            boolean unvalidatedAccepted,
            boolean secondPersonRequired,
            Optional<String> requestedBy,
            Optional<FreezeWindow.Frozen> frozen,
            boolean freezeOverridden) {

        /** A wish outside of any freeze. */
        public Wish(
                Stage target,
                Actor actor,
                String comment,
                boolean unvalidatedAccepted,
                boolean secondPersonRequired,
                Optional<String> requestedBy) {
            this(
                    target,
                    actor,
                    comment,
                    unvalidatedAccepted,
                    secondPersonRequired,
                    requestedBy,
                    Optional.empty(),
                    false);
        }
    }

    /**
     * A wish to bring the parent of the version in production back.
     *
     * @param comment why
     * @param at when
     * @param left when the parent left production
     * @param window how long after that it comes back without a new validation
     * @param validation of the parent
     * @param validatedAt when that was made
     * @param unvalidatedAccepted whether the comment is the reason to go on without a new validation
     */
    public record WayBack(
            String comment,
            Instant at,
            Instant left,
            Duration window,
            Validation validation,
            Optional<Instant> validatedAt,
            boolean unvalidatedAccepted) {}

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
        if (wish.frozen().isPresent() && !wish.freezeOverridden()) {
            return frozen(wish.frozen().get());
        }
        if (wish.frozen().isPresent() && !wish.actor().roles().contains(Role.ADMIN)) {
            return new Refused(wish.actor().name() + " may not override a freeze: that takes the role "
                    + Role.ADMIN.word() + ". The freeze ends at "
                    + wish.frozen().get().until() + ".");
        }
        return validated(validation, wish);
    }

    private static Refused frozen(FreezeWindow.Frozen frozen) {
        return new Refused("Promotions to production are frozen until " + frozen.until() + ": " + frozen.reason()
                + ". Wait until then, or override the freeze with a comment that says why (--override-freeze); a"
                + " rollback stays possible.");
    }

    /** Whether a rollback may go on: at once for a while, later after a look at the version with labels of today. */
    public static Decision mayReturn(WayBack wish) {
        if (wish.comment().isBlank()) {
            return new Refused("A rollback takes a comment that says why; add --comment TEXT.");
        }
        if (!wish.at().isAfter(wish.left().plus(wish.window()))) {
            return new Accepted("It left production within the last " + Durations.text(wish.window()) + ".");
        }
        boolean anew = wish.validatedAt().filter(at -> at.isAfter(wish.left())).isPresent();
        if (anew && wish.validation() == Validation.PASSED) {
            return new Accepted("It was validated after it left production, and passed.");
        }
        if (anew && wish.validation() == Validation.FAILED) {
            return new Refused(
                    "It was validated after it left production, and failed; train or import another version.");
        }
        return wish.unvalidatedAccepted()
                ? new Accepted("It comes back without a new validation: " + wish.comment())
                : new Refused("It left production at " + wish.left() + ", longer ago than the "
                        + Durations.text(wish.window())
                        + " within which a rollback takes no new validation. Validate it on labelled rows of today"
                        + " (modeldeck validate), or go on without, for a reason (--unvalidated).");
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
