package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.OpenAlerts;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.StageChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All models with their versions by stage, as {@link BoardBook} reads them in one go. */
record Board(List<Row> rows) {

    static final Duration RECENT = Duration.ofDays(7);

    /**
     * One model.
     *
     * @param history every stage change, the newest first
     * @param wayBack a rollback from what is in production; empty where there is nothing to go back to
     * @param alerts that are open
     * @param frozen the freeze that holds promotions to production up now
     */
    record Row(
            ModelInfo model,
            List<Card> cards,
            List<StageChange> history,
            Optional<WayBack> wayBack,
            List<OpenAlerts> alerts,
            Optional<FreezeWindow.Frozen> frozen) {

        /** How many alerts of the model are open. */
        long open() {
            return alerts.stream().mapToLong(OpenAlerts::count).sum();
        }

        long open(Severity severity) {
            return alerts.stream()
                    .filter(alert -> alert.severity() == severity)
                    .mapToLong(OpenAlerts::count)
                    .sum();
        }

        List<Card> in(Stage stage) {
            return cards.stream()
                    .filter(card -> card.version().stage() == stage)
                    .toList();
        }

        Optional<Card> production() {
            return in(Stage.PRODUCTION).stream().findFirst();
        }

        Optional<Card> find(long versionId) {
            return cards.stream()
                    .filter(card -> card.version().id() == versionId)
                    .findFirst();
        }
    }

    Optional<Row> find(long modelId) {
        return rows.stream().filter(row -> row.model().id() == modelId).findFirst();
    }

    long versions() {
        return rows.stream().mapToLong(row -> row.cards().size()).sum();
    }
}
