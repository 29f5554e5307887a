package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfferSearchTest {

    private static final List<Offer> OFFERS = List.of(
            offer(Offer.Kind.COMMAND, "Refresh"),
            offer(Offer.Kind.COMMAND, "Save a drift report"),
            offer(Offer.Kind.PLACE, "Drift"),
            offer(Offer.Kind.MODEL, "Drift of café-orders"),
            offer(Offer.Kind.VERSION, "café-orders v12"),
            offer(Offer.Kind.ALERT, "Alert 12: input drift score 1 > 0.3"));

    private static Offer offer(Offer.Kind kind, String text) {
        return new Offer(kind, text, "", () -> {});
    }

    private static List<String> found(String asked) {
        return OfferSearch.find(asked, OFFERS, 10).stream().map(Offer::text).toList();
    }

    @Test
    @DisplayName("Beginnings come before words, words before insides; every word must be found; accents do not matter")
    void order() {
        assertThat(found("drift")).startsWith("Drift", "Drift of café-orders").hasSize(4);
        assertThat(found("cafe v12")).containsExactly("café-orders v12");
        assertThat(found("sadr")).containsExactly("Save a drift report");
        assertThat(found("rfsh")).containsExactly("Refresh");
        assertThat(found("nothing like it")).isEmpty();
        assertThat(found("")).hasSize(6).startsWith("Refresh");
    }

    @Test
    @DisplayName(
            "A name that is typed means the model first, then what waits and where one can go, then its versions, archived ones last")
    void kinds() {
        List<Offer> offers = List.of(
                offer(Offer.Kind.ARCHIVED_VERSION, "fraud v1"),
                offer(Offer.Kind.VERSION, "fraud v2"),
                offer(Offer.Kind.ALERT, "Alert 3: errors of fraud are 7 %"),
                offer(Offer.Kind.MODEL, "Metrics of fraud"),
                offer(Offer.Kind.PLACE, "Open the view Fraud"),
                offer(Offer.Kind.MODEL, "Model fraud"));

        assertThat(OfferSearch.find("fraud", offers, 10))
                .extracting(Offer::text)
                .containsExactly(
                        "Model fraud",
                        "Metrics of fraud",
                        "Open the view Fraud",
                        "Alert 3: errors of fraud are 7 %",
                        "fraud v2",
                        "fraud v1");
        assertThat(OfferSearch.find("fraud v1", offers, 10))
                .extracting(Offer::text)
                .containsExactly("fraud v1");
    }

    @Test
    @DisplayName("A sign in front asks for one kind alone")
    void signs() {
        assertThat(found(">drift")).containsExactly("Drift", "Save a drift report");
        assertThat(found("@")).containsExactly("Drift of café-orders", "café-orders v12");
        assertThat(found("#12")).containsExactly("Alert 12: input drift score 1 > 0.3");
    }
}
