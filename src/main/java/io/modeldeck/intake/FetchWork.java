package io.modeldeck.intake;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.torch.TorchFile;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass of one job: looks at the source, brings its files, adds the model. What is here already is not brought again. */
final class FetchWork {

    private static final WatchedBody.Patience PATIENCE = WatchedBody.Patience.silence(Duration.ofSeconds(60));
    private static final long KEEP_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final FetchStore store;
    private final ModelDoor door;
    private final Strangers strangers;
    private final Path incoming;
    private final Token token;
    private final Clock clock;

    FetchWork(FetchStore store, ModelDoor door, Strangers strangers, Path incoming, Token token, Clock clock) {
        this.store = store;
        this.door = door;
        this.strangers = strangers;
        this.incoming = incoming;
        this.token = token;
        this.clock = clock;
    }

    private static long most() {
        return RuntimeLimits.defaults().fileBytes();
    }

    /** Does what is left of the job; answers the version that came of it. */
    ModelVersion run(FetchJob job, Progress progress) {
        Path folder = folder(job).resolve("files");
        try (Web web = new Web(token, clock)) {
            FetchJob known = job.files().isEmpty() ? inspected(job, web) : job;
            List<FetchFile> files = brought(known, web, folder, progress);
            if (files.size() == 1 && isDocument(job, files.getFirst())) {
                store.files(
                        job.id(),
                        Shards.of(
                                files.getFirst(),
                                folder.resolve(files.getFirst().path())));
                brought(store.find(job.id()).orElseThrow(), web, folder, progress);
            }
        }
        if (!store.move(job.id(), FetchStatus.DOWNLOADING, FetchStatus.PROCESSING)) {
            throw new FetchStopped();
        }
        progress.at(0, 0, "adding the model");
        return added(store.find(job.id()).orElseThrow(), folder);
    }

    /** A document behind an address, whose weights lie in files that it names. */
    private static boolean isDocument(FetchJob job, FetchFile first) {
        return job.source() instanceof FetchSource.Web
                && first.safePath().lower().endsWith(".json");
    }

    private FetchJob inspected(FetchJob job, Web web) {
        Inspection found = new Inspector(web).inspect(job.source());
        Variant variant = found.variant(job.variant());
        Map<String, Object> inferred = new LinkedHashMap<>(found.metadata());
        inferred.put("suggestedModelName", found.suggestedModelName());
        found.revision().ifPresent(revision -> inferred.put("revision", revision));
        found.framework().ifPresent(framework -> inferred.put("framework", framework));
        inferred.put("precision", variant.precision());
        store.inspected(job.id(), variant.files(), inferred);
        return store.find(job.id()).orElseThrow();
    }

    private List<FetchFile> brought(FetchJob job, Web web, Path folder, Progress progress) {
        List<FetchFile> files = new ArrayList<>(job.files());
        for (int i = 0; i < files.size(); i++) {
            FetchFile file = files.get(i);
            Path target = folder.resolve(file.path());
            if (file.done() && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            int index = i;
            long before = files.stream()
                    .filter(FetchFile::done)
                    .mapToLong(done -> done.bytes().orElse(0L))
                    .sum();
            long length = job.source() instanceof FetchSource.Local
                    ? copied(file, target)
                    : new Download(web, most() - before, PATIENCE)
                            .run(file, target, new Kept(job, files, index, before, progress));
            files.set(i, files.get(i).finished(length));
            store.files(job.id(), files);
            store.downloaded(job.id(), before + length);
            progress.at(before + length, job.totalBytes(), file.path());
            if (progress.cancelled()) {
                throw new FetchStopped();
            }
        }
        return files;
    }

    private static long copied(FetchFile file, Path target) {
        Path from = Path.of(file.from());
        try {
            if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                throw FetchFailure.of(
                        FetchFailure.Code.LINK, from + " is no plain file any more; look at the source again.");
            }
            if (Files.size(from) > most()) {
                throw FetchFailure.of(
                        FetchFailure.Code.TOO_LARGE, from + " is larger than the " + most() + " bytes of a model.");
            }
            Files.createDirectories(target.getParent());
            // A copy and never a link: what is looked at is what is kept.
            Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING);
            return Files.size(target);
        } catch (IOException e) {
            throw LocalFiles.unreadable(from, e);
        }
    }

    /** Keeps how far a file is, now and then, and what its server calls it, before anything of it is here. */
    private final class Kept implements Download.Listener {
        private final FetchJob job;
        private final List<FetchFile> files;
        private final int index;
        private final long before;
        private final Progress progress;
        private long keptAt = System.nanoTime();

        Kept(FetchJob job, List<FetchFile> files, int index, long before, Progress progress) {
            this.job = job;
            this.files = files;
            this.index = index;
            this.before = before;
            this.progress = progress;
        }

        @Override
        public void at(long bytes) {
            progress.at(before + bytes, job.totalBytes(), files.get(index).path());
            if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
                keptAt = System.nanoTime();
                store.downloaded(job.id(), before + bytes);
            }
        }

        @Override
        public void validator(Optional<String> validator) {
            files.set(index, files.get(index).withValidator(validator));
            store.files(job.id(), files);
        }

        @Override
        public boolean cancelled() {
            return progress.cancelled();
        }
    }

    private ModelVersion added(FetchJob job, Path folder) {
        FetchFile first = job.files().getFirst();
        Path place = job.files().size() == 1 || isDocument(job, first) ? folder.resolve(first.path()) : folder;
        if (Archive.is(place) && !isScript(place)) {
            Path unpacked = folder.resolveSibling("unpacked");
            remove(unpacked);
            Archive.unpack(place, unpacked, most());
            place = unpacked;
        }
        Actor actor = Actor.person(job.askedBy(), Face.of(job.face()));
        AddModel model = job.wish()
                .add(
                        job.wish().modelName().orElseGet(() -> text(job, "suggestedModelName", "model")),
                        job.wish().modelVersion().orElseGet(() -> version(job)),
                        said(job),
                        "Fetched from " + job.source().shown() + ".");
        if (job.source().isStranger()) {
            model = model.withOrigin(job.source().kind() + " " + job.source().shown());
        }
        try {
            if (job.source().isStranger()) {
                strangers.requireLoadable(place);
            }
            return door.add(actor, clock.instant(), place, model, job.wish().options());
        } catch (FetchFailure e) {
            throw e;
        } catch (Problem e) {
            // its place here says nobody anything
            throw FetchFailure.of(
                    FetchFailure.Code.NOT_ADDED,
                    e.getMessage().replace(place.toString(), job.source().shown()),
                    e);
        }
    }

    private static boolean isScript(Path file) {
        try {
            TorchFile.read(file, most());
            return true;
        } catch (Problem isNot) {
            return false;
        }
    }

    private static Map<String, Object> said(FetchJob job) {
        Map<String, Object> said = new LinkedHashMap<>(job.inferred());
        said.remove("suggestedModelName");
        said.put("source", job.source().kind() + " " + job.source().shown());
        return said;
    }

    /** The source's own state, short; else the day on which it was asked for. */
    private static String version(FetchJob job) {
        String revision = text(job, "revision", "");
        String state = revision.isEmpty()
                ? job.createdAt().atZone(ZoneOffset.UTC).toLocalDate().toString()
                : revision.substring(0, Math.min(12, revision.length()));
        return job.variant().equals("default") ? state : state + "-" + job.variant();
    }

    private static String text(FetchJob job, String name, String otherwise) {
        return job.inferred().get(name) instanceof String text && !text.isBlank() ? text : otherwise;
    }

    Path folder(FetchJob job) {
        return incoming.resolve("fetch-" + job.id());
    }

    /** Takes away what was brought; nobody needs it any more. */
    static void remove(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.DISK, "Cannot remove " + folder + " (" + DiskReason.of(e) + ").", e);
        }
    }
}
