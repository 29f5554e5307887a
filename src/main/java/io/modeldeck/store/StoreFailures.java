package io.modeldeck.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns the database's failures into sentences for a person. */
final class StoreFailures {

    private StoreFailures() {}

    static RuntimeException of(Path file, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return of(file, sqlite, failure);
            }
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new StoreException(
                        "The workspace file " + file + " cannot be used: " + failure.getMessage(), failure);
    }

    /** Whether SQLite may have undone the whole transaction by itself: no memory, interrupted, a failing or a full disk. */
    static boolean endsTransaction(SQLException failure) {
        return Set.of(7, 9, 10, 13).contains(failure.getErrorCode() & 0xff);
    }

    private static RuntimeException of(Path file, SQLiteException sqlite, Throwable failure) {
        if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            // The index of the journal could not be made; nothing was changed yet.
            return full(file, failure);
        }
        // The low byte is the primary result code; the rest only refines it.
        return switch (sqlite.getErrorCode() & 0xff) {
            case 5, 6 ->
                new StoreException(
                        "The workspace file " + file
                                + " is busy; another program holds it. Close that program and try again.",
                        failure);
            case 8 ->
                new StoreException(
                        "The workspace file " + file + " is read-only; make it and its folder writable.", failure);
            case 10 ->
                new StoreException(
                        "The disk under " + file
                                + " reported an error; the last change may or may not be kept. Check the disk, then"
                                + " try again: repeating is safe.",
                        failure);
            case 11, 26 ->
                new StoreException(
                        "The workspace file " + file
                                + " is damaged or is no workspace; restore a backup with: modeldeck restore BACKUP"
                                + " --workspace DIR.",
                        failure);
            case 13 -> full(file, failure);
            case 14 ->
                new StoreException(
                        "The workspace file " + file
                                + " cannot be opened; make sure that its folder exists and is writable.",
                        failure);
            default ->
                failure instanceof RuntimeException runtime
                        ? runtime
                        : new StoreException(
                                "The workspace file " + file + ": " + sqlite.getMessage(), (SQLException) sqlite);
        };
    }

    private static StoreException full(Path file, Throwable failure) {
        return new StoreException(
                "The disk is full; nothing of the last change was kept in " + file + ". Make room and try again.",
                failure);
    }
}
