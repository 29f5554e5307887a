package io.modeldeck.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.StageRules.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageRulesTest {

    private static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    private static final Actor ENGINEER =
            new Actor("Sample engineer", EnumSet.of(Role.VIEWER, Role.ENGINEER), Face.CONSOLE, false);
    private static final Actor VIEWER = new Actor("Sample engineer", EnumSet.of(Role.VIEWER), Face.CONSOLE, false);

    private static Wish wish(Stage target, Actor actor, String comment) {
        return new Wish(target, actor, comment, false, false, Optional.empty());
    }

    private static boolean accepts(Stage from, Validation validation, Wish wish) {
        return StageRules.allowed(from, validation, wish) instanceof Decision.Accepted;
    }

    /** Every stage, target and validation, for a person with every role and a comment; {@code reason}: with the reason to go on unvalidated. */
    @ParameterizedTest(name = "{0} to {1}: {2} {3} {4} {5} {6}")
    @CsvSource({
        // from,     target,     none,  none+reason, passed, failed, unvalidated
        "CANDIDATE,  CANDIDATE,  yes,   yes,         yes,    yes,    yes",
        "CANDIDATE,  STAGING,    no,    yes,         yes,    no,     yes",
        "CANDIDATE,  PRODUCTION, no,    no,          no,     no,     no",
        "CANDIDATE,  ARCHIVED,   yes,   yes,         yes,    yes,    yes",
        "STAGING,    CANDIDATE,  no,    no,          no,     no,     no",
        "STAGING,    STAGING,    yes,   yes,         yes,    yes,    yes",
        "STAGING,    PRODUCTION, no,    yes,         yes,    no,     yes",
        "STAGING,    ARCHIVED,   yes,   yes,         yes,    yes,    yes",
        "PRODUCTION, CANDIDATE,  no,    no,          no,     no,     no",
        "PRODUCTION, STAGING,    no,    no,          no,     no,     no",
        "PRODUCTION, PRODUCTION, yes,   yes,         yes,    yes,    yes",
        "PRODUCTION, ARCHIVED,   no,    no,          no,     no,     no",
        "ARCHIVED,   CANDIDATE,  no,    no,          no,     no,     no",
        "ARCHIVED,   STAGING,    no,    yes,         yes,    no,     yes",
        "ARCHIVED,   PRODUCTION, no,    no,          no,     no,     no",
        "ARCHIVED,   ARCHIVED,   yes,   yes,         yes,    yes,    yes",
    })
    void theWholeTable(
            Stage from, Stage target, String none, String reason, String passed, String failed, String unvalidated) {
        Wish plain = wish(target, PERSON, "because");
        Wish withReason = new Wish(target, PERSON, "because", true, false, Optional.empty());
        List<String> found = new ArrayList<>();
        found.add(accepts(from, Validation.NONE, plain) ? "yes" : "no");
        found.add(accepts(from, Validation.NONE, withReason) ? "yes" : "no");
        found.add(accepts(from, Validation.PASSED, plain) ? "yes" : "no");
        found.add(accepts(from, Validation.FAILED, plain) ? "yes" : "no");
        found.add(accepts(from, Validation.UNVALIDATED, plain) ? "yes" : "no");
        assertThat(found).containsExactly(none, reason, passed, failed, unvalidated);
        assertThat(accepts(from, Validation.FAILED, withReason))
                .as("a failed validation is not talked away")
                .isEqualTo("yes".equals(failed));
    }

    @ParameterizedTest(name = "{0} to {1}: engineer {2}, viewer {3}, system {4}, without comment {5}")
    @CsvSource({
        // from,    target,     engineer, viewer, system, no comment
        "CANDIDATE, STAGING,    yes,      no,     yes,    yes",
        "STAGING,   PRODUCTION, no,       no,     no,     no",
        "CANDIDATE, ARCHIVED,   yes,      no,     yes,    no",
        "STAGING,   ARCHIVED,   yes,      no,     yes,    no",
        "ARCHIVED,  STAGING,    yes,      no,     yes,    yes",
    })
    void whoMayAndWithWhatWords(
            Stage from, Stage target, String engineer, String viewer, String system, String noComment) {
        List<String> found = new ArrayList<>();
        for (Wish wish : List.of(
                wish(target, ENGINEER, "because"),
                wish(target, VIEWER, "because"),
                wish(target, Actor.system(), "because"),
                wish(target, PERSON, " "))) {
            found.add(accepts(from, Validation.PASSED, wish) ? "yes" : "no");
        }
        assertThat(found).containsExactly(engineer, viewer, system, noComment);
    }

    @ParameterizedTest(name = "required {0}, requester {1}, simulated {2}: {3}")
    @CsvSource({
        "false, Sample engineer,   false, yes",
        "false, Sample engineer,   true,  yes",
        "true,  Sample engineer,   false, no",
        "true,  Sample reviewer, false, yes",
        "true,  Sample reviewer, true,  no",
        "true,  Sample engineer,   true,  no",
        "true,  '',    false, yes",
        "true,  system,false, yes",
    })
    void theSecondPerson(boolean required, String requester, boolean simulated, String accepted) {
        Wish wish = new Wish(
                Stage.PRODUCTION,
                simulated ? PERSON.asSimulated() : PERSON,
                "because",
                false,
                required,
                requester.isEmpty() ? Optional.empty() : Optional.of(requester));
        assertThat(accepts(Stage.STAGING, Validation.PASSED, wish)).isEqualTo("yes".equals(accepted));
    }

    @ParameterizedTest(name = "{0}: frozen {1}, overridden {2}, admin {3}: {4}")
    @CsvSource({
        // target,    frozen, overridden, admin, accepted
        "PRODUCTION,  false,  false,      true,  yes",
        "PRODUCTION,  true,   false,      true,  no",
        "PRODUCTION,  true,   true,       true,  yes",
        "PRODUCTION,  true,   true,       false, no",
        "PRODUCTION,  false,  true,       false, yes",
        "ARCHIVED,    true,   false,      true,  yes",
    })
    void theFreeze(Stage target, boolean frozen, boolean overridden, boolean admin, String accepted) {
        Actor reviewer = new Actor("Sample engineer", EnumSet.of(Role.ENGINEER, Role.REVIEWER), Face.CONSOLE, false);
        Wish wish = new Wish(
                target,
                admin ? PERSON : reviewer,
                "because",
                false,
                false,
                Optional.empty(),
                frozen ? Optional.of(new FreezeWindow.Frozen(Instant.EPOCH, "sale")) : Optional.empty(),
                overridden);
        assertThat(accepts(Stage.STAGING, Validation.PASSED, wish)).isEqualTo("yes".equals(accepted));
    }

    /** It left production at hour 0; the window is a day. */
    @ParameterizedTest(name = "after {0} h, {1} at {2}, unvalidated {3}: {4}")
    @CsvSource({
        // hours, validation,  validated at, unvalidated, accepted
        "0,       FAILED,      -9,           false,       yes",
        "24,      NONE,        '',           false,       yes",
        "25,      PASSED,      -9,           false,       no",
        "25,      PASSED,      0,            false,       no",
        "25,      PASSED,      1,            false,       yes",
        "25,      FAILED,      1,            false,       no",
        "25,      FAILED,      1,            true,        no",
        "25,      FAILED,      -9,           true,        yes",
        "25,      NONE,        '',           false,       no",
        "25,      NONE,        '',           true,        yes",
        "25,      UNVALIDATED, 1,            false,       no",
        "25,      UNVALIDATED, 1,            true,        yes",
    })
    void theWayBack(int hours, Validation validation, String validatedAt, boolean unvalidated, String accepted) {
        StageRules.WayBack wish = new StageRules.WayBack(
                "because",
                Instant.EPOCH.plusSeconds(3_600L * hours),
                Instant.EPOCH,
                Duration.ofDays(1),
                validation,
                validatedAt.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Instant.EPOCH.plusSeconds(3_600L * Integer.parseInt(validatedAt))),
                unvalidated);
        assertThat(StageRules.mayReturn(wish) instanceof Decision.Accepted).isEqualTo("yes".equals(accepted));
    }

    @Test
    void toGoOnUnvalidatedTakesWords() {
        Wish silent = new Wish(Stage.STAGING, PERSON, "", true, false, Optional.empty());
        assertThat(StageRules.allowed(Stage.CANDIDATE, Validation.NONE, silent))
                .isEqualTo(new Decision.Refused(
                        "To accept a version without validating it, say why with --comment" + " TEXT."));
    }
}
