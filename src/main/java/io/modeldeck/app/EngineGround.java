package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.Keychain;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.config.SavedViews;
import io.modeldeck.config.Settings;
import io.modeldeck.registry.Registry;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import io.modeldeck.store.WorkspaceLock;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What everything of an {@link Engine} stands on: the file, who holds it, the record of who did what, settings, and which models there are. */
final class EngineGround {

    final Workspace workspace;
    final Clock clock;
    final Keychain keychain;
    final Optional<WorkspaceLock> lock;
    final ChangeHub changes = new ChangeHub();
    final Database database;
    final AuditLog audit;
    final Jobs jobs;
    final ConfigService config;
    final Settings settings;
    final SavedViews views;
    final Registry registry;

    /** @param standing takes the file in as soon as it is open */
    EngineGround(
            Workspace workspace,
            Clock clock,
            Runnable threadGuard,
            Optional<WorkspaceLock> lock,
            Map<String, String> environment,
            Standing standing) {
        this.workspace = workspace;
        this.keychain = new Keychain(environment);
        this.clock = clock;
        this.lock = lock;
        this.database = lock.isPresent()
                ? Database.open(workspace, threadGuard)
                : Database.openReadOnly(workspace, threadGuard);
        standing.on(database::close);
        database.announceTo(changes);
        this.audit = new AuditLog(database, clock);
        this.jobs = new Jobs(database, audit);
        this.config = new ConfigService(database, audit, clock);
        this.settings = new Settings(database, audit);
        this.views = new SavedViews(database, audit, clock);
        this.registry = new Registry(database, workspace.artifacts(), audit, clock);
    }

    /** What is configured for all models. */
    MonitoringConfig everywhere() {
        return config.effective(OptionalLong.empty(), OptionalLong.empty());
    }
}
