package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.export.Paper;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.Reports;
import io.modeldeck.ui.kit.export.PaperRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The reports that the place where one is makes sense of. */
final class ReportOffers {

    private final Engine engine;
    private final Formats formats;
    private final Consumer<SaveRequest> save;

    ReportOffers(Engine engine, Formats formats, Consumer<SaveRequest> save) {
        this.engine = engine;
        this.formats = formats;
        this.save = save;
    }

    List<Offer> of(Optional<Place> here, Selection selection) {
        List<Offer> offers = new ArrayList<>();
        offers.add(offer(
                "palette.report.handover",
                "",
                "handover",
                reports -> reports.handover(OptionalLong.empty(), selection.range())));
        RangeChoice choice = selection.choice().get();
        offers.add(offer(
                "palette.report.status",
                "",
                "status",
                reports -> reports.status(
                        model -> choice.resolve(model, engine.clock().instant()))));
        selection.model().get().ifPresent(model -> {
            offers.add(offer(
                    "palette.report.drift",
                    model.name(),
                    "drift-" + model.name(),
                    reports -> reports.drift(model, selection.rangeOf(model))));
            offers.add(offer(
                    "palette.report.card",
                    model.name(),
                    "card-" + model.name(),
                    reports -> card(reports, model, selection)));
        });
        here.ifPresent(place -> numbered(place).ifPresent(offers::add));
        return offers;
    }

    /** Of the request, the alert or the training that the place is about. */
    private Optional<Offer> numbered(Place here) {
        return switch (here) {
            case Place.Retraining place ->
                one(place.requestId(), "palette.report.decision", "request-", Reports::decision);
            case Place.Alerts place -> one(place.alertId(), "palette.report.alert", "alert-", Reports::alert);
            case Place.Runs place -> one(place.runId(), "palette.report.run", "run-", Reports::run);
            default -> Optional.empty();
        };
    }

    private Optional<Offer> one(OptionalLong id, String key, String name, BiFunction<Reports, Long, Paper> paper) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(offer(
                        key,
                        Long.toString(id.getAsLong()),
                        name + id.getAsLong(),
                        reports -> paper.apply(reports, id.getAsLong())));
    }

    private Paper card(Reports reports, ModelInfo model, Selection selection) {
        ModelVersion serving = engine.registry().serving(model.id(), OptionalInt.empty());
        return reports.card(model, serving, selection.rangeOf(model));
    }

    private Offer offer(String key, String about, String name, Function<Reports, Paper> paper) {
        return new Offer(
                Offer.Kind.COMMAND,
                Messages.text(key, about),
                "",
                () -> save.accept(PaperRequest.of(name, () -> paper.apply(new Reports(engine, formats.zone())))));
    }
}
