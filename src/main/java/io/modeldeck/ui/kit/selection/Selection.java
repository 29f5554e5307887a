package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.place.Section;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Which model and which range of time all screens of a window look at, and from where. Lives on the FX thread. */
public final class Selection {

    private final Clock clock;
    private final ObservableList<ModelInfo> models = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ModelInfo>> model = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<RangeChoice> choice = new SimpleObjectProperty<>(RangeChoice.USUAL);
    private final ObjectProperty<ModelOrder> order = new SimpleObjectProperty<>(ModelOrder.PLAIN);
    private final ObjectProperty<LayerChoice> layers = new SimpleObjectProperty<>(LayerChoice.USUAL);
    private final BooleanProperty details = new SimpleBooleanProperty(true);
    private final BooleanProperty facts = new SimpleBooleanProperty();
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final BooleanProperty fromAfar = new SimpleBooleanProperty();
    private final RangeSteps steps;

    public Selection(Clock clock) {
        this.clock = clock;
        steps = new RangeSteps(this);
    }

    /** The ways from this range of time to others. */
    public RangeSteps steps() {
        return steps;
    }

    /** All models, by name. */
    public ObservableList<ModelInfo> models() {
        return FXCollections.unmodifiableObservableList(models);
    }

    /** The shell keeps the list up to date; the chosen model stays chosen while it exists. */
    public void setModels(List<ModelInfo> found) {
        Optional<Long> chosen = model.get().map(ModelInfo::id);
        if (!models.equals(found)) {
            models.setAll(found);
        }
        Optional<ModelInfo> same =
                chosen.flatMap(id -> found.stream().filter(m -> m.id() == id).findFirst());
        Optional<ModelInfo> next = same.or(() -> found.stream().findFirst());
        if (!next.equals(model.get())) {
            model.set(next);
        }
    }

    /** Chooses a model of the list; ignores one that is not in it. */
    public void choose(long modelId) {
        models.stream()
                .filter(m -> m.id() == modelId)
                .findFirst()
                .filter(m -> !Optional.of(m).equals(model.get()))
                .ifPresent(m -> model.set(Optional.of(m)));
    }

    public ReadOnlyObjectProperty<Optional<ModelInfo>> model() {
        return model.getReadOnlyProperty();
    }

    /** The name of the model of that number, where there is one. */
    public Optional<String> name(long modelId) {
        return models.stream()
                .filter(m -> m.id() == modelId)
                .map(ModelInfo::name)
                .findFirst();
    }

    /** The range of time as it was chosen. */
    public ObjectProperty<RangeChoice> choice() {
        return choice;
    }

    /** Shows exactly this range, as drawn on a chart. */
    public void setRange(TimeRange range) {
        choice.set(new RangeChoice.Between(range));
    }

    /** In which order models are listed where all of them are. */
    public ObjectProperty<ModelOrder> order() {
        return order;
    }

    /** What lies over charts, on every screen that offers it. */
    public ObjectProperty<LayerChoice> layers() {
        return layers;
    }

    /** Those of a section; the usual ones where it offers none. */
    public LayerChoice layersOf(Section section) {
        return section.hasLayers() ? layers.get() : LayerChoice.USUAL;
    }

    /** Whether lists have beside them what is selected in them: one answer for all lists. */
    public BooleanProperty details() {
        return details;
    }

    /** The same of the lists whose rows have no page, and say the most of what there is by themselves. */
    public BooleanProperty facts() {
        return facts;
    }

    /** Whether screens follow what comes in. */
    public BooleanProperty live() {
        return live;
    }

    /** Whether a screen stands alone and is read from across the room: then it may grow. */
    public BooleanProperty fromAfar() {
        return fromAfar;
    }

    /** The range for the chosen model, as of now; of the last day where no model is chosen. */
    public TimeRange range() {
        return model.get().map(this::rangeOf).orElseGet(this::day);
    }

    /** What another choice would come to for the chosen model, as of now. */
    TimeRange rangeOf(RangeChoice other) {
        return model.get().map(info -> other.resolve(info, clock.instant())).orElseGet(this::day);
    }

    private TimeRange day() {
        return TimeRange.endingAt(clock.instant(), Duration.ofDays(1));
    }

    /** The range for any model, as of now. */
    public TimeRange rangeOf(ModelInfo info) {
        return choice.get().resolve(info, clock.instant());
    }
}
