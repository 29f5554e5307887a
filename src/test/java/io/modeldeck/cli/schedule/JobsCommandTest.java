package io.modeldeck.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.Deck;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.schedule.Job;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aJobThatFailedSaysWhyHowOftenAndWhenItIsTriedAgain() {
        Deck deck = new Deck(folder);
        deck.inDeck("model", "add", "--external", "--name", "far", "--source-version", "1", "--as", "A");
        try (Engine engine = Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            long model = engine.registry().requireModel("far").id();
            engine.hops().ensureJobs(model, Deck.NOW.minus(Duration.ofHours(7)));
            for (int minute = 0; minute < 2; minute++) {
                Job job = engine.jobs().find("driftCheck", model).orElseThrow();
                engine.jobs()
                        .failed(
                                engine.jobs().begin(job, Deck.NOW.plusSeconds(60L * minute)),
                                Duration.ofMillis(12),
                                "no such column",
                                Deck.NOW.plusSeconds(60L * minute));
            }
        }
        assertThat(deck.inDeck("jobs", "show", "driftCheck", "--model", "far").out())
                .contains("2 times in a row, next try 2026-02-02 00:02:00 UTC", "no such column");
        assertThat(deck.inDeck("jobs", "list", "--model", "far").out()).contains("retrying");
        Map<?, ?> listed = ((List<?>) deck.inDeck("jobs", "list", "--model", "far", "--json")
                        .json()
                        .get("jobs"))
                .stream()
                        .map(job -> (Map<?, ?>) job)
                        .filter(job -> job.get("name").equals("driftCheck"))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed.get("failures")).isEqualTo(2);
        assertThat(listed.get("nextTry")).isEqualTo("2026-02-02T00:02:00Z");
    }

    @Test
    void aLateJobOfTheWorkspaceIsAnAlertWithoutAModel(@TempDir Path own) {
        Deck deck = new Deck(own).withData().withModel();
        try (Engine engine = Engine.open(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            engine.jobs().ensure("retention", 0, Duration.ofHours(24), Deck.NOW.minus(Duration.ofDays(3)));
            engine.alerts().evaluateWorkspace(Deck.NOW, Instant.EPOCH);
        }
        assertThat(deck.inDeck("jobs", "list").out()).contains("(workspace)", "overdue");
        Map<?, ?> alert = (Map<?, ?>)
                ((List<?>) deck.inDeck("alerts", "list", "--json").json().get("alerts")).getFirst();
        assertThat(alert.get("model")).isNull();
        assertThat(alert.get("subject")).isEqualTo("retention");
        assertThat(deck.inDeck("alerts", "list").out()).contains("(workspace)", "job late");
        assertThat(deck.inDeck("alerts", "list", "--model", "churn").out()).contains("No alert is open.");
        String id = alert.get("id").toString();
        Deck.Result refused = deck.inDeck("requests", "create", "--alert", id, "--comment", "why not");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("about the workspace and not about a model");
        assertThat(deck.inDeck("alerts", "acknowledge", id, "--comment", "seen").exitCode())
                .isZero();
    }
}
