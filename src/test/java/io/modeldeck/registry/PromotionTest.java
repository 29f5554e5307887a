package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.ENGINEER;
import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A promotion goes by the rules, takes the place of the predecessor and is one transaction. */
class PromotionTest extends PromotionDesk {

    @Test
    void aPromotionReplacesThePredecessorAndKeepsTheHistory() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.heard.clear();
        ModelVersion b = bench.served(churn, "b", 5);
        assertThat(stage(a)).isEqualTo(Stage.ARCHIVED);
        assertThat(stage(b)).isEqualTo(Stage.PRODUCTION);
        assertThat(a.parentId()).isEmpty();
        assertThat(b.parentId()).hasValue(a.id());
        assertThat(b.promotedAt()).contains(hour(5));
        assertThat(b.promotedBy()).contains("Sample reviewer");
        assertThat(history())
                .containsExactly(
                        "v1 ->candidate created h0-h0",
                        "v1 candidate>staging promotion h0-h1",
                        "v1 staging>production promotion h1-h5",
                        "v2 ->candidate created h0-h0",
                        "v2 candidate>staging promotion h0-h5",
                        "v1 production>archived replacement h5",
                        "v2 staging>production promotion h5");
        assertThat(bench.heard).contains(new Change.StageChanged(churn.id()));
        AuditEntry entry = bench.entries().getFirst();
        assertThat(List.of(entry.by(), entry.action(), entry.subject(), entry.comment()))
                .containsExactly("Sample reviewer", "promote", "churn v2", "better");
        assertThat(entry.before()).isEqualTo(Map.of("stage", "staging"));
        assertThat(entry.after()).containsEntry("stage", "production");
    }

    @Test
    void aRepeatedWishChangesNothingAndSaysSo() {
        ModelVersion a = bench.served(churn, "a", 1);
        long before = bench.count("stage_change");
        int audited = bench.entries().size();
        StageMove again = promotion.promote(REVIEWER, hour(2), a.id(), Stage.PRODUCTION, "once more");
        assertThat(again.changed()).isFalse();
        assertThat(again.sentence()).isEqualTo("churn v1 is in production already; nothing was changed.");
        assertThat(bench.count("stage_change")).isEqualTo(before);
        assertThat(bench.entries()).hasSize(audited);
    }

    @Test
    void aRefusalNamesTheVersionAndTheReason() {
        ModelVersion candidate = bench.candidate(churn, "a");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, T0, candidate.id(), Stage.STAGING, ""))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("churn v1 does not go to staging. It is not validated yet");
        assertThat(promotion.check(REVIEWER, T0, StageWish.of(candidate.id(), Stage.STAGING, "")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(stage(candidate)).isEqualTo(Stage.CANDIDATE);
    }

    @Test
    void anUnvalidatedVersionIsStagedForAReasonThatIsKept() {
        ModelVersion candidate = bench.candidate(churn, "a");
        StageMove move = promotion.promote(ENGINEER, T0, candidate.id(), Stage.STAGING, "no labels yet", true);
        assertThat(move.version().validation()).isEqualTo(Validation.UNVALIDATED);
        assertThat(move.version().validationDetail()).isEqualTo(Map.of("reason", "no labels yet"));
        assertThat(promotion
                        .promote(REVIEWER, T0, candidate.id(), Stage.PRODUCTION, "pilot")
                        .changed())
                .isTrue();
    }

    @Test
    void theSecondPersonIsNotWhoAskedOrBroughtIt() {
        PromotionPolicy strict = new PromotionPolicy() {
            @Override
            public boolean secondPersonRequired(ModelVersion version) {
                return true;
            }

            @Override
            public Optional<String> requestedBy(ModelVersion version) {
                return version.sourceVersion().equals("asked") ? Optional.of("Sample reviewer") : Optional.empty();
            }
        };
        Promotion two = bench.promotion(strict);
        ModelVersion brought = bench.staged(churn, "brought by Sample engineer");
        ModelVersion asked = bench.staged(churn, "asked");
        assertThatThrownBy(() -> two.promote(ENGINEER, T0, brought.id(), Stage.PRODUCTION, "mine"))
                .hasMessageContaining("second person: Sample engineer asked for this version");
        assertThatThrownBy(() -> two.promote(REVIEWER.asSimulated(), T0, brought.id(), Stage.PRODUCTION, "auto"))
                .hasMessageContaining("made by a script");
        assertThatThrownBy(() -> two.promote(REVIEWER, T0, asked.id(), Stage.PRODUCTION, "mine"))
                .hasMessageContaining("second person: Sample reviewer");
        two.promote(REVIEWER, T0, brought.id(), Stage.PRODUCTION, "looked at it");
        assertThat(production()).isEqualTo("brought by Sample engineer");
    }

    @Test
    void aSimulatedDecisionIsMarked() {
        ModelVersion a = bench.staged(churn, "a");
        promotion.promote(REVIEWER.asSimulated(), hour(1), a.id(), Stage.PRODUCTION, "auto");
        assertThat(promotion.stageHistory(churn.id()).getLast().simulated()).isTrue();
        assertThat(bench.entries().getFirst().simulated()).isTrue();
    }

    @Test
    void aStepThatFailsLeavesNothing() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        List<String> before = history();
        int audited = bench.entries().size();
        bench.heard.clear();
        // The last step of the promotion, after stages, history and parent, is refused by the database.
        bench.database.run(
                h -> h.execute("CREATE TRIGGER stop BEFORE INSERT ON audit_entry WHEN NEW.subject = 'churn v2'"
                        + " BEGIN SELECT raise(ABORT, 'stopped'); END"));
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(2), b.id(), Stage.PRODUCTION, "go"))
                .hasMessageContaining("stopped");
        assertThat(stage(a)).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
        assertThat(bench.registry.requireVersion(b.id()).parentId()).isEmpty();
        assertThat(history()).isEqualTo(before);
        assertThat(bench.entries()).hasSize(audited);
        assertThat(bench.heard).isEmpty();
    }

    @Test
    void aFreezeHoldsPromotionsUpUntilItEndsOrSomebodyAnswersForIt() {
        Promotion frozen = bench.promotion(new Policy(hour(50)));
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        assertThatThrownBy(() -> frozen.promote(REVIEWER, hour(20), b.id(), Stage.PRODUCTION, "now"))
                .hasMessageContaining("are frozen until " + hour(50) + ": year end. Wait until then");
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
        frozen.promote(
                REVIEWER,
                hour(20),
                StageWish.of(b.id(), Stage.PRODUCTION, "it bleeds").overFreeze(true));
        assertThat(production()).isEqualTo("b");
        assertThat(bench.entries())
                .filteredOn(entry -> entry.action().equals("override freeze"))
                .extracting(AuditEntry::comment)
                .containsExactly("it bleeds");
        frozen.rollback(REVIEWER, hour(21), churn.id(), "it bled more");
        assertThat(production()).as("the way out is never frozen").isEqualTo("a");
        frozen.promote(ENGINEER, hour(22), b.id(), Stage.STAGING, "");
        frozen.promote(REVIEWER, hour(50), b.id(), Stage.PRODUCTION, "after the freeze");
        assertThat(stage(a)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void aWithdrawalSaysSoInWords() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        promotion.promote(ENGINEER, hour(3), a.id(), Stage.STAGING, "");
        assertThatThrownBy(() -> promotion.promote(ENGINEER, hour(4), a.id(), Stage.ARCHIVED, ""))
                .hasMessageStartingWith("churn v1 is not archived. To archive a version, say why");
        StageMove away = promotion.promote(ENGINEER, hour(4), a.id(), Stage.ARCHIVED, "too slow");
        assertThat(away.sentence()).isEqualTo("churn v1 is archived.");
        assertThat(promotion
                        .promote(ENGINEER, hour(5), a.id(), Stage.ARCHIVED, "too slow")
                        .sentence())
                .isEqualTo("churn v1 is archived already; nothing was changed.");
    }
}
