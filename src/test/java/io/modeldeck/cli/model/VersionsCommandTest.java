package io.modeldeck.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.cli.kit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was in production when, versions by their names, and the way from a version to what it came from. */
class VersionsCommandTest {

    @TempDir
    private static Path folder;

    private static Deck deck;

    /** v1 in production since the last row of the history, v2 a candidate of another run. */
    @BeforeAll
    static void train() {
        deck = new Deck(folder).withData().withModel();
        done("runs", "clone", "1", "--set", "C=0.2", "--as", "engineer", "--json");
    }

    private static Map<String, Object> done(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static String refused(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        return result.err();
    }

    @Test
    void whatWasInProductionAtATimeByWhoseDecisionAndWhy() {
        Map<?, ?> then = (Map<?, ?>) done("versions", "--model", "churn", "--at", "2026-01-25T12:00", "--json")
                .get("production");
        assertThat(then.get("version")).isEqualTo(1);
        assertThat(then.get("by")).isEqualTo("Example engineer");
        assertThat(then.get("comment")).isEqualTo("Promoted by the training command.");
        assertThat(then.get("run")).isEqualTo(1);
        assertThat(done("versions", "--model", "churn", "--at", "2026-01-02", "--json"))
                .containsEntry("production", null);
        assertThat(deck.inDeck("versions", "--model", "churn", "--at", "2026-01-25T12:00")
                        .out())
                .contains("was in production: since")
                .contains("decided by Example engineer (simulated)");
    }

    @Test
    void theHistoryOfStagesIsWrittenAsATable() throws IOException {
        done("export", "stages", "--model", "churn", "--output", "stages.csv", "--json");
        assertThat(Files.readAllLines(folder.resolve("stages.csv")))
                .first()
                .isEqualTo("version,kind,from,to,at,until,by,simulated,comment");
        assertThat(Files.readAllLines(folder.resolve("stages.csv")))
                .filteredOn(line -> line.startsWith("v1,promotion,staging,production,"))
                .singleElement()
                .asString()
                .endsWith(",Example engineer,true,Promoted by the training command.");
    }

    @Test
    void anAliasStandsWhereverAVersionIsNamed() {
        done("version", "alias", "challenger", "--model", "churn", "--version", "2", "--json");
        assertThat(done("predict", "--model", "churn", "--version", "challenger", "--input", "customers.csv", "--json"))
                .containsEntry("version", 2);
        assertThat(done("predict", "--model", "churn", "--version", "champion", "--input", "customers.csv", "--json"))
                .containsEntry("version", 1);
        assertThat(refused("predict", "--model", "churn", "--version", "hero", "--input", "customers.csv"))
                .contains("churn has no version 'hero'")
                .contains("Its aliases: champion, challenger");
        assertThat(refused(
                        "promote",
                        "--model",
                        "churn",
                        "--version",
                        "champion",
                        "--replacing",
                        "none",
                        "--to",
                        "archived",
                        "--comment",
                        "x"))
                .contains("It serves in production");
    }

    @Test
    void whatAVersionIsComparedWithIsTriedSetAndTakenBack() {
        done("replay", "recent.csv", "--model", "churn", "--label", "left", "--time", "at", "--json");
        List<?> before =
                (List<?>) done("baseline", "list", "--model", "churn", "--json").get("baselines");
        Map<String, Object> tried = done(
                "baseline",
                "set",
                "--model",
                "churn",
                "--version",
                "1",
                "--last",
                "7d",
                "--rolling",
                "--dry-run",
                "--json");
        assertThat(tried)
                .containsKeys("noLongerDrifting", "driftingThen", "recoveringAlerts", "firingRules")
                .containsEntry("model", "churn");
        assertThat(((Number) tried.get("rows")).longValue()).isPositive();
        assertThat(done("baseline", "list", "--model", "churn", "--json").get("baselines"))
                .isEqualTo(before);
        assertThat(deck.inDeck("baseline", "set", "--model", "churn", "--version", "1", "--training", "--dry-run")
                        .out())
                .contains("Nothing was changed.");
        assertThat(done(
                        "baseline",
                        "set",
                        "--model",
                        "churn",
                        "--version",
                        "1",
                        "--training",
                        "--dry-run",
                        "--at",
                        "2027-01-01",
                        "--json"))
                .as("years later its own present is still where its events end")
                .containsEntry("noLongerDrifting", List.of());
        assertThat((List<?>) done("drift", "--model", "churn", "--json").get("results"))
                .as("what could no longer drift")
                .anyMatch(result -> result instanceof Map<?, ?> found
                        && "DRIFT".equals(found.get("state"))
                        && found.get("feature") != null);
        assertThat(done("baseline", "set", "--model", "churn", "--version", "1", "--last", "7d", "--rolling", "--json"))
                .containsEntry("kind", "rolling")
                .containsEntry("active", true);
        Map<String, Object> back =
                done("baseline", "set", "--model", "churn", "--version", "1", "--training", "--json");
        assertThat(back).containsEntry("kind", "training").containsEntry("active", true);
        assertThat(done(
                        "baseline",
                        "set",
                        "--model",
                        "churn",
                        "--version",
                        "1",
                        "--again",
                        back.get("id").toString(),
                        "--json"))
                .containsEntry("rows", back.get("rows"));
        assertThat(deck.inDeck("baseline", "set", "--model", "churn", "--training", "--last", "7d")
                        .exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(deck.inDeck("baseline", "set", "--model", "churn", "--file", "customers.csv", "--dry-run")
                        .err())
                .contains("leave --dry-run out");
        assertThat(refused("baseline", "set", "--model", "churn", "--again", "99"))
                .contains("There is no baseline with the id 99");
    }

    @Test
    void theLineageIsWalkedFromTheRunAsFromItsVersion() {
        Object byVersion = done("lineage", "--model", "churn", "--version", "v2", "--json");
        assertThat(done("lineage", "--run", "2", "--json")).isEqualTo(byVersion);
        Map<?, ?> chain = (Map<?, ?>) ((List<?>) ((Map<?, ?>) byVersion).get("chains")).getFirst();
        assertThat(((Map<?, ?>) chain.get("run")).get("triggerReference")).isEqualTo("copy of run 1");
        assertThat(chain.get("request")).isNull();
        assertThat(refused("lineage", "--version", "1")).contains("add --model");
    }

    @Test
    void whatWasInProductionIsNotDeleted() {
        assertThat(refused("version", "delete", "--model", "churn", "--version", "1", "--comment", "old"))
                .contains("is in production and cannot be deleted");
    }

    @Test
    void aFrozenPromotionIsRefusedWithItsEnd() {
        done(
                "promote",
                "--model",
                "churn",
                "--version",
                "2",
                "--to",
                "staging",
                "--unvalidated",
                "--comment",
                "x",
                "--json");
        done(
                "config",
                "set",
                "policy.freezes=[{\"from\":\"2026-02-01\",\"until\":\"2026-02-09\",\"reason\":\"sale\"}]",
                "--model",
                "churn",
                "--json");
        assertThat(refused("promote", "--model", "churn", "--version", "2", "--comment", "better"))
                .contains("are frozen until 2026-02-09T00:00:00Z: sale");
        done("config", "set", "policy.freezes=[]", "--model", "churn", "--json");
    }
}
