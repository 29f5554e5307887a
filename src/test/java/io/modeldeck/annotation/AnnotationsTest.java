package io.modeldeck.annotation;

import static io.modeldeck.testing.WatchedModel.NOW;
import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes at moments and over stretches of a model's time. */
class AnnotationsTest {

    private static final Instant MORNING = Instant.parse("2026-02-01T08:00:00Z");
    private static final TimeRange MOMENT = new TimeRange(MORNING, MORNING);
    private static final TimeRange WEEK = new TimeRange(MORNING, MORNING.plusSeconds(7 * 86_400));
    private static final TimeRange ALL = new TimeRange(Instant.EPOCH, NOW);

    @TempDir
    Path folder;

    private WatchedModel bench;
    private Annotations notes;

    @BeforeEach
    void open() {
        bench = new WatchedModel(folder, TaskType.REGRESSION);
        notes = new Annotations(bench.database, bench.registry, bench.audit, bench.clock);
        bench.heard.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Annotation write(TimeRange range, String text) {
        return notes.write(PERSON, NOW, bench.model.id(), OptionalLong.empty(), range, text, "");
    }

    private AuditEntry newestEntry() {
        return bench.audit.entries(AuditFilter.newest(1)).getFirst();
    }

    @Test
    void aNoteIsWrittenEditedDeletedAndBroughtBackAndTheAuditHasWhatItSaid() {
        Annotation sale = write(WEEK, "  Spring sale \n in all shops ");
        assertThat(sale.text()).isEqualTo("Spring sale \n in all shops");
        assertThat(sale.title()).isEqualTo("Spring sale");
        assertThat(sale.by()).isEqualTo(PERSON.name());
        assertThat(newestEntry().action()).isEqualTo("write note");
        assertThat(newestEntry().before()).isEmpty();
        assertThat(newestEntry().after()).containsEntry("to", WEEK.to().toString());
        assertThat(bench.heard).containsExactly(new Change.AnnotationChanged(bench.model.id()));

        Actor other = Actor.person("Another", Face.CONSOLE);
        Instant later = NOW.plusSeconds(60);
        Annotation edited = notes.edit(
                other, later, sale.id(), OptionalLong.of(bench.version.id()), MOMENT, "Spring sale", "it was a day");
        assertThat(edited.isMoment()).isTrue();
        assertThat(edited.by()).isEqualTo(PERSON.name());
        assertThat(edited.edited()).contains(new Annotation.Edit("Another", later));
        assertThat(newestEntry().before()).containsEntry("text", "Spring sale \n in all shops");
        assertThat(newestEntry().after())
                .isEqualTo(Map.of(
                        "from", MORNING.toString(), "versionId", (int) bench.version.id(), "text", "Spring sale"));
        assertThat(newestEntry().comment()).isEqualTo("it was a day");
        assertThat(notes.require(sale.id())).isEqualTo(edited);

        Annotation gone = notes.delete(other, later, sale.id(), "");
        assertThat(newestEntry().before()).containsEntry("text", "Spring sale");
        assertThatThrownBy(() -> notes.require(sale.id())).hasMessageContaining("notes list");
        // its number is nobody else's, so that it can come back under it
        assertThat(write(MOMENT, "another").id()).isGreaterThan(sale.id());
        assertThat(notes.restore(PERSON, later, gone, "")).isEqualTo(edited);
        assertThat(newestEntry().action()).isEqualTo("restore note");
        long entries = bench.audit.entries(AuditFilter.newest(100)).size();
        notes.restore(PERSON, later, gone, "");
        notes.edit(other, later, sale.id(), edited.versionId(), edited.range(), edited.text(), "");
        assertThat(bench.audit.entries(AuditFilter.newest(100))).hasSize((int) entries);
    }

    @Test
    void aRangeHoldsWhatTouchesItAsABruteForceTwinSays() {
        Random random = new Random(4);
        List<Annotation> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long from = random.nextInt(100);
            long length = random.nextInt(3) == 0 ? 0 : random.nextInt(40);
            all.add(write(TimeRange.ofMillis(from, from + length), "note " + i));
        }
        for (int i = 0; i < 60; i++) {
            long from = random.nextInt(120);
            TimeRange range = TimeRange.ofMillis(from, from + random.nextInt(30));
            List<Annotation> touching = all.stream()
                    .filter(note -> note.range().fromMillis() < range.toMillis())
                    .filter(note -> note.isMoment()
                            ? range.contains(note.range().from())
                            : note.range().toMillis() > range.fromMillis())
                    .toList();
            assertThat(notes.of(bench.model.id(), range, 100)).containsExactlyInAnyOrderElementsOf(touching);
        }
        assertThat(notes.of(bench.model.id(), ALL, 100))
                .isSortedAccordingTo(
                        (a, b) -> a.range().from().compareTo(b.range().from()));
        assertThat(notes.of(bench.model.id(), ALL, 7))
                .hasSize(7)
                .contains(all.stream()
                        .max((a, b) -> a.range().from().compareTo(b.range().from()))
                        .orElseThrow());
    }

    @Test
    void whatNobodyCouldReadOrPlaceIsRefusedAndLeavesNothing() {
        long entries = bench.audit.entries(AuditFilter.newest(100)).size();
        assertThatThrownBy(() -> write(MOMENT, " \n ")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> write(MOMENT, "x".repeat(Annotation.LONGEST + 1)))
                .hasMessageContaining("2001 characters");
        assertThatThrownBy(() -> write(MOMENT, "a\u001b[31m")).hasMessageContaining("cannot be shown");
        assertThatThrownBy(() -> write(TimeRange.ofMillis(-2, -1), "before time"))
                .hasMessageContaining("1970");
        ModelInfo other = bench.registry.createModel(PERSON, NOW, "other", TaskType.REGRESSION, Optional.empty());
        entries++;
        assertThatThrownBy(() -> notes.write(
                        PERSON, NOW, other.id(), OptionalLong.of(bench.version.id()), MOMENT, "not mine", ""))
                .hasMessageContaining("no version of other");
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> notes.write(viewer, NOW, other.id(), OptionalLong.empty(), MOMENT, "may not", ""))
                .hasMessageContaining("role engineer");
        assertThat(notes.of(bench.model.id(), ALL, 10)).isEmpty();
        assertThat(notes.of(other.id(), ALL, 10)).isEmpty();
        assertThat(bench.audit.entries(AuditFilter.newest(100))).hasSize((int) entries);
    }

    @Test
    void aDeletedVersionLeavesItsNotesADeletedModelDoesNot() {
        long second = bench.addVersion("v2").id();
        Annotation note =
                notes.write(PERSON, NOW, bench.model.id(), OptionalLong.of(second), MOMENT, "About the second", "");
        bench.registry.deleteVersion(PERSON, NOW, second, "never served");
        assertThat(notes.require(note.id()).versionId()).isEmpty();
        bench.registry.deleteModel(PERSON, "watched", "over");
        assertThatThrownBy(() -> notes.require(note.id())).isInstanceOf(Problem.class);
    }
}
