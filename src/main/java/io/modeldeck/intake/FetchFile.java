package io.modeldeck.intake;

import java.util.Optional;

/**
 * One file of a model that is fetched.
 *
 * @param path below the model's folder
 * @param from its address, or its place on this machine
 * @param bytes as announced; empty where nobody says
 * @param sha256 of its content, where the source says it
 * @param gitSha of its content as git counts, where the source says that instead
 * @param validator what the server called the content that came so far, to be sure that the rest belongs to it
 * @param done whether it is here, whole and checked
 */
public record FetchFile(
        String path,
        String from,
        Optional<Long> bytes,
        Optional<String> sha256,
        Optional<String> gitSha,
        Optional<String> validator,
        boolean done) {

    public FetchFile {
        new SafePath(path);
    }

    static FetchFile at(String path, String from, Optional<Long> bytes) {
        return new FetchFile(path, from, bytes, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    SafePath safePath() {
        return new SafePath(path);
    }

    FetchFile withValidator(Optional<String> its) {
        return new FetchFile(path, from, bytes, sha256, gitSha, its, done);
    }

    FetchFile finished(long length) {
        return new FetchFile(path, from, Optional.of(length), sha256, gitSha, validator, true);
    }
}
