package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.domain.Severity;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.ui.kit.place.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Rules made in the window are kept by the engine, as the command line would keep them, and come back as they were. */
class RulesOnScreenTest extends AlertDesk {

    @Test
    void aRuleIsTriedOnTheHistoryBeforeItIsKept() {
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.empty(), rule -> {}).show());
        console.settle();
        console.fill("Threshold", "high");
        assertThat(controls.texts()).anyMatch(text -> text.contains("condition.threshold must be a number"));
        assertThat(FxTest.onFx(controls.button("Keep the rule")::isDisabled)).isTrue();
        console.fill("Threshold", "0");
        console.follow("Show as JSON");
        assertThat(controls.texts()).noneMatch("Show as JSON"::equals);
        console.fill(
                "Condition as JSON",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":7,\"forMinutes\":15}");
        assertThat(controls.field("Threshold").getText()).isEqualTo("7");
        assertThat(controls.field("Held for (minutes)").getText()).isEqualTo("15");
        console.fill("Condition as JSON", "{\"metric\":\"p95Latency\"");
        assertThat(controls.field("Threshold").getText())
                .as("what is no document changes nothing")
                .isEqualTo("7");
        console.fill("Held for (minutes)", "");
        console.fill("Threshold", "0");
        assertThat(controls.field("Condition as JSON").getText())
                .contains("\"threshold\" : 0")
                .doesNotContain("forMinutes");
        console.fill("Rule", "any latency");
        console.click("Try on 30 days");
        assertThat(controls.texts()).anyMatch(text -> text.contains("in the last 30 days of loop"));
        assertThat(engine.alertRules().all())
                .as("nothing is kept yet")
                .noneMatch(rule -> rule.name().equals("any latency"));
        console.click("Keep the rule");
        AlertRule kept = engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("any latency"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.condition().words()).startsWith("p95 latency > 0 ms");
        assertThat(kept.isGlobal()).isTrue();
        assertThat(audited()).contains("add rule");
        console.undo();
        assertThat(engine.alertRules().all())
                .as("a new rule goes, as one that was edited comes back")
                .extracting(AlertRule::id)
                .doesNotContain(kept.id());
        console.redo();
        assertThat(engine.alertRules().require(kept.id()))
                .as("under its number")
                .isEqualTo(kept);
        console.undo();
        assertThat(engine.alertRules().all()).extracting(AlertRule::id).doesNotContain(kept.id());
    }

    @Test
    void aRuleThatWasEditedOrSwitchedComesBackAsItWas() {
        AlertRule before = engine.alertRules().all().getFirst();
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.of(before), rule -> {}).show());
        console.settle();
        console.fill("Threshold", "12345");
        console.click("Keep the rule");
        assertThat(engine.alertRules().require(before.id())).isNotEqualTo(before);
        console.undo();
        assertThat(engine.alertRules().require(before.id())).isEqualTo(before);
        RuleList list =
                FxTest.onFx(() -> new RuleList(context.get(), new AlertActions(context.get(), () -> {}), () -> {}));
        FxTest.doOnFx(() -> list.flip(before));
        console.settle();
        console.fill("Why", "too loud");
        console.click("Switch off");
        assertThat(engine.alertRules().require(before.id()).enabled()).isFalse();
        console.undo();
        assertThat(engine.alertRules().require(before.id())).isEqualTo(before);
        console.redo();
        assertThat(engine.alertRules().require(before.id()).enabled()).isFalse();
    }

    @Test
    void aThresholdIsFoundForABudgetAndAGlobalRuleUnderAnotherNameIsARuleOfTheModel() {
        calls();
        AlertRule before = global();
        FxTest.doOnFx(() -> new RuleEditor(context.get(), Optional.of(before), rule -> {}).show());
        console.settle();
        console.click("Try on 30 days");
        assertThat(controls.texts()).anyMatch(text -> text.startsWith("It would never have fired in the last"));
        console.fill("false alarms a month", "few");
        console.click("Find threshold for");
        assertThat(controls.texts()).anyMatch(text -> text.startsWith("'few' is no number of false alarms"));
        console.fill("false alarms a month", "2");
        console.click("Find threshold for");
        assertThat(controls.texts()).anyMatch(text -> text.contains("false alarms a month are to be expected"));

        console.choose("Watches", "loop");
        assertThat(controls.texts()).anyMatch(text -> text.contains("it takes the place of the rule for all"));
        console.fill("Rule", "slow loop");
        assertThat(controls.texts()).anyMatch(text -> text.contains("beside the rule for all models"));
        console.click("Keep the rule");
        AlertRule kept = engine.alertRules().all().stream()
                .filter(rule -> rule.name().equals("slow loop"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.modelId()).hasValue(loop.model.id());
        assertThat(kept.condition().words())
                .as("the threshold that was found")
                .isNotEqualTo(before.condition().words());
        assertThat(global()).isEqualTo(before);
    }

    @Test
    void aRuleIsMutedForTheModelOfItsAlertAndGetsGuidance() {
        Instant end = calls();
        AlertRule global = limit(end, global().withGuidance(""), 1);
        long id = engine.alerts().evaluate(loop.model.id(), end).getFirst().id();
        console.go(new Place.Alerts(OptionalLong.of(id)));
        console.follow("Add guidance…");
        console.fill("What to do", "Call the shift lead.");
        console.click("Keep guidance");
        assertThat(engine.alertRules().require(global.id()).guidance()).isEqualTo("Call the shift lead.");
        assertThat(controls.texts()).contains("Call the shift lead.");
        AlertRule guided = engine.alertRules().require(global.id());
        engine.alertRules().edit(LoopModel.ENGINEER, end, guided.with(guided.condition(), Severity.INFO), "");
        console.settle();
        console.undo();
        assertThat(engine.alertRules().require(global.id()))
                .as("the words alone are taken back")
                .isEqualTo(global.with(global.condition(), Severity.INFO));
        engine.alertRules().edit(LoopModel.ENGINEER, end, global, "");
        console.settle();

        console.choose("Mute rule…");
        console.fill("Why", "a known slow night");
        console.click("Switch off here");
        assertThat(engine.alertRules().effective(loop.model.id()))
                .extracting(AlertRule::name)
                .doesNotContain(global.name());
        assertThat(global().enabled()).as("other models").isTrue();
        console.undo();
        assertThat(engine.alertRules().effective(loop.model.id())).contains(global());
        assertThat(engine.alertRules().all())
                .filteredOn(rule -> rule.name().equals(global.name()))
                .hasSize(1);
    }
}
