package io.modeldeck.ui.workspace;

import io.modeldeck.intake.Profile;
import io.modeldeck.intake.ProfileInstall;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A list of models as the window shows it: each with where it is and what came of it. */
record ProfileBook(Profile profile, List<Row> rows) {

    ProfileBook {
        rows = List.copyOf(rows);
    }

    /**
     * One model of the list.
     *
     * @param number its place there, since nothing keeps a list from naming a model twice
     */
    record Row(int number, Profile.Entry entry, Optional<ProfileInstall.Outcome> outcome) {

        String model() {
            return entry.modelName();
        }

        /** Where it is; of one that cannot be read, what is wrong with it. */
        String from() {
            return switch (entry) {
                case Profile.Fetched fetched -> fetched.source().shown();
                case Profile.Served served -> Messages.text("add.profile.from.ollama", served.model());
                case Profile.Unreadable odd -> odd.sentence();
            };
        }

        /** Empty before it was tried. */
        Optional<ProfileInstall.Kind> kind() {
            return entry instanceof Profile.Unreadable
                    ? Optional.of(ProfileInstall.Kind.REFUSED)
                    : outcome.map(ProfileInstall.Outcome::kind);
        }

        /** What came of it, with the reason where it needs one. */
        String state() {
            String word = kind().map(kind -> Messages.text("add.profile.outcome." + kind.word()))
                    .orElse("");
            String why = outcome.map(ProfileInstall.Outcome::message).orElse("");
            return entry instanceof Profile.Unreadable || why.isBlank() ? word : word + ": " + why;
        }
    }

    /** As it was read, before anything is installed. */
    static ProfileBook of(Profile profile) {
        List<Row> rows = new ArrayList<>();
        profile.models().forEach(entry -> rows.add(new Row(rows.size(), entry, Optional.empty())));
        return new ProfileBook(profile, rows);
    }

    /** The same, with what came of each. */
    ProfileBook after(Function<Profile.Entry, ProfileInstall.Outcome> install) {
        return new ProfileBook(
                profile,
                rows.stream()
                        .map(row -> new Row(row.number(), row.entry(), Optional.of(install.apply(row.entry()))))
                        .toList());
    }

    /** Whether a server must be named. */
    boolean asksServer() {
        return profile.models().stream().anyMatch(Profile.Served.class::isInstance);
    }

    /** Whether there is something to be had. */
    boolean isReady() {
        return profile.models().stream().anyMatch(entry -> !(entry instanceof Profile.Unreadable));
    }

    /** Whether every model is here or will be. */
    boolean isGood() {
        return rows.stream()
                .allMatch(row -> row.kind().filter(ProfileInstall.Kind::isGood).isPresent());
    }

    /** How many came to what: "2 are being fetched, 1 was added". */
    String summary() {
        return Arrays.stream(ProfileInstall.Kind.values())
                .filter(kind -> count(kind) > 0)
                .map(kind -> Messages.text("add.profile.sum." + kind.word(), count(kind)))
                .collect(Collectors.joining(", "));
    }

    private long count(ProfileInstall.Kind kind) {
        return rows.stream().filter(row -> row.kind().equals(Optional.of(kind))).count();
    }
}
