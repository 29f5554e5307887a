package io.modeldeck.ui.shell;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.AlertWords;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What the workspace holds that one can go to. Off the FX thread only. */
final class OfferSource {

    private static final int MOST = 200;

    private OfferSource() {}

    static List<Offer> read(Engine engine, Consumer<Place> go) {
        List<Offer> offers = new ArrayList<>();
        for (ModelInfo model : engine.registry().models()) {
            model(engine, model, go, offers);
        }
        for (Alert alert : engine.alerts().open(OptionalLong.empty())) {
            if (alert.firings() > 0) {
                offers.add(new Offer(
                        Offer.Kind.ALERT,
                        Messages.text("palette.alert", Long.toString(alert.id()), DriftNames.plain(alert.message())),
                        AlertWords.model(alert),
                        () -> go.accept(new Place.Alerts(OptionalLong.of(alert.id())))));
            }
        }
        for (RetrainingRequest request :
                engine.retraining().requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), MOST)) {
            offers.add(new Offer(
                    Offer.Kind.REQUEST,
                    Messages.text("palette.request", Long.toString(request.id()), request.modelName()),
                    Messages.text("palette.waiting"),
                    () -> go.accept(new Place.Retraining(OptionalLong.of(request.id())))));
        }
        for (TrainingRun run : engine.training().runs(OptionalLong.empty(), MOST)) {
            offers.add(new Offer(
                    Offer.Kind.RUN,
                    Messages.text("palette.run", Long.toString(run.id()), run.modelName()),
                    run.status().word(),
                    () -> go.accept(new Place.Runs(OptionalLong.of(run.id())))));
        }
        return offers;
    }

    private static void model(Engine engine, ModelInfo model, Consumer<Place> go, List<Offer> offers) {
        String name = model.name();
        String tags = engine.registry()
                .notes()
                .of(model.id())
                .filter(note -> !note.tags().isEmpty())
                .map(note -> " · " + String.join(", ", note.tags()))
                .orElse("");
        offers.add(place(Offer.Kind.MODEL, "palette.model", name + tags, new Place.ModelPage(model.id()), go));
        offers.add(place(Offer.Kind.MODEL, "palette.metrics", name, new Place.Metrics(model.id()), go));
        offers.add(place(Offer.Kind.MODEL, "palette.drift", name, new Place.Drift(model.id()), go));
        offers.add(place(Offer.Kind.MODEL, "palette.quality", name, new Place.Quality(model.id()), go));
        for (ModelVersion version : engine.registry().versions(model.id())) {
            offers.add(new Offer(
                    version.stage() == Stage.ARCHIVED ? Offer.Kind.ARCHIVED_VERSION : Offer.Kind.VERSION,
                    version.shortLabel(),
                    version.stage().word(),
                    () -> go.accept(new Place.ModelPage(model.id()))));
        }
    }

    private static Offer place(Offer.Kind kind, String key, String name, Place place, Consumer<Place> go) {
        return new Offer(kind, Messages.text(key, name), "", () -> go.accept(place));
    }
}
