package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.CurveChart;
import io.modeldeck.domain.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

    private static final Map<String, Object> DOCUMENT = Json.readObject("""
        {"comparison": {"sentence": "Better.", "change": "better", "rocAuc": {"sentence": "Higher."}},
         "agreement": {"sentence": "It agrees."},
         "checks": [{"name": "duplicates", "status": "not checked", "sentence": "Nobody knows."}, 7],
         "segments": {"metric": "accuracy", "weakest": [
            {"column": "plan", "segment": "is basic", "rows": 40, "measure": 0.5, "rest": 0.9, "champion": null, "weak": true},
            {"column": "age", "segment": "above 60", "rows": 50, "measure": 0.7, "rest": 0.8, "champion": 0.9, "behindChampion": true}]},
         "calibration": {"of": "yes", "sentence": "They hold.", "bins": [
            {"meanScore": 0.1, "rate": 0.2, "low": 0.1, "high": 0.4}, {"meanScore": 0.8, "rate": 0.7, "low": 0.6, "high": 0.9}]}}
        """);

    @Test
    void everyPartIsReadAndStrangersAreLeftOut() {
        Judgement judgement = Judgement.of(DOCUMENT);
        assertThat(judgement.sentences()).containsExactly("Better.", "Higher.", "It agrees.");
        assertThat(judgement.change()).isEqualTo("better");
        assertThat(judgement.checks())
                .containsExactly(new Judgement.Check("duplicates", "not checked", "Nobody knows."));
        assertThat(judgement.segments())
                .extracting(Judgement.Segment::name)
                .containsExactly("plan is basic", "age above 60");
        assertThat(judgement.segments()).extracting(Judgement.Segment::weak).containsExactly(true, false);
        assertThat(judgement.segments().getLast().champion()).contains(.9);
        CurveChart chart = (CurveChart) judgement.reliability().orElseThrow();
        assertThat(chart.curves()).hasSize(4);
        assertThat(chart.curves().getFirst().y()).containsExactly(.2, .7);
    }

    @Test
    void anOldDocumentSaysNothingOfIt() {
        Judgement judgement = Judgement.of(Map.of("sentence", "Passed.", "checks", "none"));
        assertThat(judgement.sentences()).isEmpty();
        assertThat(judgement.checks()).isEmpty();
        assertThat(judgement.segments()).isEmpty();
        assertThat(judgement.reliability()).isEmpty();
    }
}
