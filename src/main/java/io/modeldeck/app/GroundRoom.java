package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.Keychain;
import io.modeldeck.config.SavedViews;
import io.modeldeck.config.Settings;
import io.modeldeck.registry.Registry;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Workspace;
import java.time.Clock;
import java.util.function.Supplier;

/** What everything of an engine stands on: its file, who holds it, the record of who did what, settings, and which models there are. A room of the {@link Engine}, and of nothing else. */
public sealed interface GroundRoom permits Engine {

    /** Where its parts stand. */
    EngineGround ground();

    /** Whether this engine holds the workspace and may write. */
    default boolean isWritable() {
        return ground().lock.isPresent();
    }

    /** Runs the work as one transaction: all of it is kept, or nothing. */
    default <T> T together(Supplier<T> work) {
        return ground().database.transaction(work);
    }

    /**
     * A number that grows with whatever is written to the workspace, as soon as that is durable. Of an engine that only reads it stands: somebody else
     * may write there.
     */
    default long commits() {
        return ground().database.commits();
    }

    /** Has the listener run each time that {@link #commits} has grown, by whoever wrote; it only takes note and returns. Until the answer is run. */
    default Runnable afterCommits(Runnable listener) {
        return ground().database.afterCommits(listener);
    }

    /** How often something failed that was done because of a change, after it was kept. */
    default long failedAfterwards() {
        return ground().database.failedAfterwards();
    }

    default Workspace workspace() {
        return ground().workspace;
    }

    default Clock clock() {
        return ground().clock;
    }

    default ChangeHub changes() {
        return ground().changes;
    }

    default AuditLog audit() {
        return ground().audit;
    }

    default Jobs jobs() {
        return ground().jobs;
    }

    default ConfigService config() {
        return ground().config;
    }

    default Settings settings() {
        return ground().settings;
    }

    default SavedViews views() {
        return ground().views;
    }

    default Registry registry() {
        return ground().registry;
    }

    /** Where keys to servers come from. */
    default Keychain keychain() {
        return ground().keychain;
    }
}
