package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A restored workspace takes the place of another. That is two moves; a file beside them, which says where the other one goes, is there from before
 * the first until after the second, and locked by whoever moves. So what was cut off in between is finished by the next who comes.
 */
public final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    /** What somebody who comes in between leaves in a folder before they see that they must wait. */
    private static final Set<String> BARE = Set.of("workspace.modeldeck", "modeldeck.lock");

    private Exchange() {}

    /** Where a restored workspace is made before it takes its place. */
    static Path fresh(Workspace target) {
        return beside(target, ".restoring");
    }

    /** Where the workspace that is there would be set aside; empty where there is none. */
    static Optional<Path> aside(Workspace target) {
        return target.exists() ? Optional.of(free(target)) : Optional.empty();
    }

    /**
     * Sets what is there aside and moves the new one into its place; where that cannot be, what was there comes back.
     *
     * @param aside where it is set aside; empty where nothing was there
     * @param between done between the two moves
     */
    static void takePlace(Path fresh, Workspace target, Optional<Path> aside, Runnable between) throws IOException {
        if (aside.isEmpty()) {
            requireEmpty(target);
            moveIn(fresh, target);
            return;
        }
        try (WorkspaceLock _ = WorkspaceLock.take(
                        journal(target), aside.get().getFileName().toString())
                .orElseThrow(() -> underWay(target))) {
            move(fresh, target, aside.get(), between);
            forget(target);
        }
    }

    private static void move(Path fresh, Workspace target, Path aside, Runnable between) throws IOException {
        Files.move(target.folder(), aside);
        between.run();
        try {
            moveIn(fresh, target);
        } catch (IOException e) {
            moveIn(aside, target);
            forget(target);
            throw e;
        }
    }

    /**
     * Finishes an exchange that was cut off between its moves: with the restored workspace where it is whole, else with the one that was there.
     *
     * @return what was done, in a sentence; empty where there was nothing to do
     * @throws StoreException while somebody is at it
     */
    public static Optional<String> finish(Workspace target) {
        Path journal = journal(target);
        if (!Files.exists(journal)) {
            return Optional.empty();
        }
        try {
            Optional<WorkspaceLock> held = WorkspaceLock.hold(journal);
            if (held.isEmpty()) {
                return whileOthersMove(target);
            }
            try (WorkspaceLock lock = held.get()) {
                Optional<String> done = target.exists() ? Optional.empty() : settle(target, aside(target, lock.said()));
                done.ifPresent(LOG::warn);
                forget(target);
                return done;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "A restore into " + target.folder() + " was cut off and cannot be finished (" + DiskReason.of(e)
                            + "). What was there is in a folder beside it whose name ends in .replaced, the restored one in "
                            + fresh(target) + "; make that place writable and open it again.",
                    e);
        }
    }

    /** Refuses while others exchange the workspace. */
    static void requireNone(Workspace target) {
        if (Files.exists(journal(target))) {
            throw underWay(target);
        }
    }

    private static Optional<String> whileOthersMove(Workspace target) {
        if (target.exists()) {
            return Optional.empty();
        }
        throw underWay(target);
    }

    private static Optional<String> settle(Workspace target, Path aside) throws IOException {
        Workspace fresh = new Workspace(fresh(target));
        String cut = "A restore into " + target.folder() + " was cut off between its two steps. ";
        if (fresh.exists() && Integrity.faults(fresh).isEmpty()) {
            moveIn(fresh.folder(), target);
            return Optional.of(cut + "The restored workspace has taken its place now; the one that was there is in "
                    + aside + ".");
        }
        if (new Workspace(aside).exists()) {
            moveIn(aside, target);
            return Optional.of(cut + "The restored workspace is not whole, so the one that was there is back;"
                    + " restore the backup again.");
        }
        return Optional.empty();
    }

    private static void moveIn(Path folder, Workspace target) throws IOException {
        if (Files.isDirectory(target.folder())
                && BARE.containsAll(content(target.folder()).stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .toList())) {
            for (Path file : content(target.folder())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(target.folder());
        }
        Durable.folder(folder);
        Files.move(folder, target.folder());
        Durable.folder(target.folder().toAbsolutePath().getParent());
    }

    private static void requireEmpty(Workspace target) throws IOException {
        if (Files.exists(target.folder())) {
            if (!content(target.folder()).isEmpty()) {
                throw new StoreException(
                        "The folder " + target.folder() + " is not empty; restore into an empty or new folder.");
            }
            Files.delete(target.folder());
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Path free(Workspace target) {
        Path aside = beside(target, ".replaced");
        for (int n = 2; Files.exists(aside); n++) {
            aside = beside(target, ".replaced-" + n);
        }
        return aside;
    }

    /** The folder that the file names; only one of ours. */
    private static Path aside(Workspace target, String said) {
        String ours = target.folder().getFileName() + ".replaced";
        return said.startsWith(ours) && said.substring(ours.length()).matches("(-\\d{1,9})?")
                ? target.folder().resolveSibling(said)
                : beside(target, ".replaced");
    }

    private static Path journal(Workspace target) {
        return beside(target, ".exchange");
    }

    private static Path beside(Workspace target, String end) {
        return target.folder().resolveSibling(target.folder().getFileName() + end);
    }

    private static void forget(Workspace target) {
        try {
            Files.deleteIfExists(journal(target));
        } catch (IOException e) {
            LOG.warn("A file stays behind and is removed when the workspace is opened next: {}", journal(target), e);
        }
    }

    private static StoreException underWay(Workspace target) {
        return new StoreException(
                "A backup takes the place of the workspace " + target.folder() + " right now; try again in a moment.");
    }
}
