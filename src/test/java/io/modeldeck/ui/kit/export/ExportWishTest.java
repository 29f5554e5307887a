package io.modeldeck.ui.kit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.export.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of the choices in the dialog by which numbers leave the window. */
class ExportWishTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private static Table table(int rows) {
        return Table.streamed("t", List.of("at", "n"), sink -> {
            for (int i = 0; i < rows; i++) {
                sink.accept(List.of(AT, i + 1 / 3.0));
            }
        });
    }

    private static final Export.Source PARTS =
            new Export.Source("parts", true, parts -> parts, (parts, progress) -> table(parts));

    private static ExportWish wish(Export.Source source, String parts, String ending, String zone) {
        Export export = new Export(
                "T", "t", Optional.empty(), List.of(), List.of(source), List.of(new Export.Picture("PDF", ".pdf", () ->
                        new byte[] {1})));
        ExportForm form = ExportForm.of(export).stream()
                .filter(one -> one.ending().equals(ending))
                .findFirst()
                .orElseThrow();
        return new ExportWish(source, parts, form, OptionalInt.of(1), zone);
    }

    @Test
    @DisplayName(
            "A file and the clipboard hold the same: the numbers that were chosen, rounded, in the zone that was typed")
    void same() throws IOException {
        ExportWish wish = wish(PARTS, " 2 ", ".csv", " +02:00 ");
        Path file = folder.resolve("t.csv");
        SaveRequest request = wish.file("name");
        assertThat(request.extensions()).containsExactly(".csv");
        request.content().into(new SaveRequest.Into(file, "t.csv", Progress.none()));
        assertThat(file)
                .content()
                .isEqualTo("at,n\r\n2026-03-01T14:00:00+02:00,0.3\r\n2026-03-01T14:00:00+02:00,1.3\r\n");
        assertThat(new String(wish.bytes(Progress.none()), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(file));
        assertThat(wish.rows()).isEqualTo(2);
    }

    @Test
    @DisplayName("What cannot be is said before anything is written")
    void refused() {
        assertThatThrownBy(() -> wish(PARTS, "many", ".csv", "UTC").file("t"))
                .isInstanceOf(Problem.class)
                .hasMessage("A range is divided into 1 to 1,000,000 parts, not 'many'.");
        assertThatThrownBy(() -> wish(PARTS, "0", ".csv", "UTC").rows()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> wish(PARTS, "3", ".csv", "Berlin").file("t"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'Berlin' is no time zone");
        assertThatThrownBy(() -> wish(PARTS, "100001", ".csv", "UTC").bytes(Progress.none()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("choose a file");
    }

    @Test
    @DisplayName("What is neither text nor image does not go to the clipboard")
    void clipboard() {
        assertThat(wish(PARTS, "1", ".md", "UTC").form().fitsClipboard()).isTrue();
        assertThat(wish(PARTS, "1", ".xlsx", "UTC").form().fitsClipboard()).isFalse();
        assertThat(wish(PARTS, "1", ".pdf", "UTC").form().fitsClipboard()).isFalse();
    }
}
