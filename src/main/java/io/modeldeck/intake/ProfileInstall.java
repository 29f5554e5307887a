package io.modeldeck.intake;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ollama.OllamaIntake;
import io.modeldeck.inference.ollama.OllamaMode;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Installs what a profile lists, one after the other; one that cannot be had keeps nobody from the others. May be repeated: what is installed stays as
 * it is, what failed goes on where it was, and what is under way is waited for.
 */
public final class ProfileInstall {

    /** What came of an entry. */
    public enum Kind {
        COMPLETED,
        ADDED,
        PRESENT,
        QUEUED,
        FAILED,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the model is here or will be. */
        public boolean isGood() {
            return this != FAILED && this != REFUSED;
        }
    }

    /**
     * What came of an entry.
     *
     * @param message why, where it needs words; else empty
     * @param job that fetches it, or did
     */
    public record Outcome(String modelName, Kind kind, String message, OptionalLong job) {}

    private final FetchService fetches;
    private final Registry registry;
    private final OllamaIntake ollama;

    public ProfileInstall(FetchService fetches, Registry registry, OllamaIntake ollama) {
        this.fetches = fetches;
        this.registry = registry;
        this.ollama = ollama;
    }

    /**
     * Installs one model.
     *
     * @param server asked for those that Ollama has
     * @param wait answers a job when it is over, or at once where nobody waits
     */
    public Outcome install(
            Actor actor, Instant at, Profile.Entry entry, Supplier<OllamaServer> server, UnaryOperator<FetchJob> wait) {
        try {
            return switch (entry) {
                case Profile.Unreadable odd -> outcome(odd, Kind.REFUSED, odd.sentence());
                case Profile.Served served -> served(actor, at, served, server.get());
                case Profile.Fetched fetched -> fetched(actor, at, fetched, wait);
            };
        } catch (Problem problem) {
            return outcome(entry, Kind.REFUSED, problem.getMessage());
        }
    }

    private Outcome fetched(Actor actor, Instant at, Profile.Fetched entry, UnaryOperator<FetchJob> wait) {
        List<FetchJob> before = fetches.alike(entry.source(), entry.variant(), entry.wish());
        Optional<ModelVersion> installed = before.stream()
                .flatMapToLong(job -> job.versionId().stream())
                .mapToObj(registry::requireVersion)
                .findFirst();
        if (installed.isPresent()) {
            return outcome(
                    entry, Kind.PRESENT, "It is here as " + installed.get().label() + ".");
        }
        FetchJob job = before.isEmpty() ? begun(actor, at, entry) : again(actor, at, before.getFirst(), entry.wish());
        FetchJob now = wait.apply(job);
        Kind kind = switch (now.status()) {
            case COMPLETED -> Kind.COMPLETED;
            case FAILED, CANCELLED -> Kind.FAILED;
            case QUEUED, DOWNLOADING, PROCESSING -> Kind.QUEUED;
        };
        return new Outcome(entry.modelName(), kind, now.lastError().orElse(""), OptionalLong.of(now.id()));
    }

    private FetchJob begun(Actor actor, Instant at, Profile.Fetched entry) {
        entry.wish()
                .modelVersion()
                .flatMap(version -> version(entry.modelName(), version))
                .ifPresent(other -> {
                    throw new Problem("There is " + other.label()
                            + " already, which did not come from there; give this one another modelVersion.");
                });
        return fetches.start(actor, at, entry.source(), entry.variant(), entry.wish(), Optional.empty());
    }

    /** As the entry says it now: somebody may have added the columns since. */
    private FetchJob again(Actor actor, Instant at, FetchJob job, FetchWish wish) {
        return job.status().isEnd() && job.status().mayBecome(FetchStatus.QUEUED)
                ? fetches.retry(actor, at, job.id(), wish, "The list was installed again.")
                : job.status().isEnd()
                        ? fetches.start(actor, at, job.source(), job.variant(), wish.over(job.wish()), Optional.empty())
                        : job;
    }

    private Outcome served(Actor actor, Instant at, Profile.Served entry, OllamaServer server) {
        // the server knows it by its own name, which is the version here
        boolean present = version(entry.modelName(), entry.model()).isPresent();
        AddModel options = AddModel.named(entry.modelName(), entry.model()).withMetadata(entry.metadata());
        ollama.add(actor, at, server, options, entry.mode().map(OllamaMode::of));
        return outcome(entry, present ? Kind.PRESENT : Kind.ADDED, "");
    }

    private Optional<ModelVersion> version(String model, String sourceVersion) {
        return registry.model(model)
                .flatMap(info -> registry.versions(info.id()).stream()
                        .filter(version -> version.sourceVersion().equals(sourceVersion))
                        .findFirst());
    }

    private static Outcome outcome(Profile.Entry entry, Kind kind, String message) {
        return new Outcome(entry.modelName(), kind, message, OptionalLong.empty());
    }
}
