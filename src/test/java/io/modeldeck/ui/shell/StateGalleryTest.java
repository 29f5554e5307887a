package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.inference.AddModel;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen, whatever happens to the workspace behind it, says so through the one component for it. */
class StateGalleryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T08:15:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Map<StateGallery.Condition, Map<Section, List<ViewState>>> seen =
            new EnumMap<>(StateGallery.Condition.class);
    private Workspace workspace;

    @BeforeEach
    void fill() {
        FxTest.start();
        workspace = new Workspace(folder.resolve("workspace"));
        try (Engine engine = Engine.open(workspace, CLOCK, () -> {}).orElseThrow()) {
            long model = engine.modelIntake()
                    .addExternal(Actor.system(), CLOCK.instant(), AddModel.named("churn", "1"))
                    .modelId();
            engine.hops().runDue(model, CLOCK.instant());
        }
    }

    private StateGallery gallery() {
        return new StateGallery(
                ScreenCatalog.standard(),
                new PictureFormat(ThemeChoice.LIGHT, 1180, 740),
                shot -> seen.computeIfAbsent(shot.condition(), none -> new EnumMap<>(Section.class))
                        .put(shot.section(), shot.states()));
    }

    /** The sections on which no part that is visible was in one of these states. */
    private Set<Section> without(StateGallery.Condition condition, Set<Class<? extends ViewState>> wanted) {
        Set<Section> missing = EnumSet.noneOf(Section.class);
        seen.get(condition).forEach((section, states) -> {
            if (states.stream().noneMatch(state -> wanted.contains(state.getClass()))) {
                missing.add(section);
            }
        });
        return missing;
    }

    @Test
    @DisplayName("A load that takes long, one that fails, one that fails later: no screen stays silent")
    void loadingAndFailing() {
        gallery().full(workspace, CLOCK);
        assertThat(seen)
                .containsOnlyKeys(
                        StateGallery.Condition.LOADING,
                        StateGallery.Condition.FAILED,
                        StateGallery.Condition.FAILED_LATER,
                        StateGallery.Condition.FILTERED,
                        StateGallery.Condition.STALE);
        assertThat(seen.get(StateGallery.Condition.STALE))
                .containsOnlyKeys(ScreenCatalog.standard().sections());
        assertThat(without(StateGallery.Condition.LOADING, Set.of(ViewState.Loading.class)))
                .as("shows that it is loading")
                .isEmpty();
        assertThat(without(StateGallery.Condition.FAILED, Set.of(ViewState.Failed.class)))
                .as("shows a failure")
                .isEmpty();
        assertThat(without(StateGallery.Condition.FAILED_LATER, Set.of(ViewState.Failed.class)))
                .as("shows a failure where it had content")
                .isEmpty();
    }

    @Test
    @DisplayName("With nothing in the workspace every screen says what is missing, and none claims health")
    void empty() {
        StatePictures.withNewWorkspace(
                CLOCK, fresh -> gallery().asIs(fresh, CLOCK, StateGallery.Condition.EMPTY), false);
        // what needs no model: the first page, settings, what the process says of itself
        Set<Section> always = EnumSet.of(Section.WELCOME, Section.SETTINGS, Section.DIAGNOSTICS);
        Set<Section> silent = without(
                StateGallery.Condition.EMPTY,
                Set.of(ViewState.Empty.class, ViewState.NotEvaluated.class, ViewState.AllGood.class));
        silent.removeAll(always);
        assertThat(silent).isEmpty();
        assertThat(seen.get(StateGallery.Condition.EMPTY).get(Section.ALERTS))
                .noneMatch(ViewState.AllGood.class::isInstance);
    }
}
