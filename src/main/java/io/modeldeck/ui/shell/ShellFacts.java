package io.modeldeck.ui.shell;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.mark.NavCount;
import io.modeldeck.ui.kit.place.Section;
import java.util.List;
import java.util.Map;

/**
 * What the window itself shows of the workspace.
 *
 * @param workspace its folder's name
 * @param engine how the engine is, in words
 * @param sample whether the workspace holds sample data
 * @param waiting what waits for a person, the most urgent first
 * @param tellsDesktop whether the desktop is to be told what has come to wait
 */
record ShellFacts(
        List<ModelInfo> models,
        Map<Section, NavCount> counts,
        String workspace,
        EngineState engine,
        String person,
        boolean sample,
        List<Attention> waiting,
        boolean tellsDesktop) {

    /** Whether the engine follows its schedule. */
    enum EngineState {
        RUNNING,
        /** Nothing has looked after the schedule for a while: what is shown may be old. */
        LATE,
        /** Nothing looks after the schedule any more. */
        STOPPED,
        READ_ONLY;

        /** Whether what is shown may be old, so that nothing may claim health. */
        boolean isStale() {
            return this == LATE || this == STOPPED;
        }
    }

    /** The same of an engine in that state. */
    ShellFacts with(EngineState state) {
        return new ShellFacts(models, counts, workspace, state, person, sample, waiting, tellsDesktop);
    }

    ShellFacts {
        models = List.copyOf(models);
        counts = Map.copyOf(counts);
        waiting = List.copyOf(waiting);
    }
}
