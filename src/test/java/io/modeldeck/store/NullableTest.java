package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NullableTest {

    @TempDir
    Path folder;

    @Test
    void aZeroIsThereAndANullIsNot() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NULL, 0, 0.0, 7, 0.5")) {
            assertThat(row.next()).isTrue();
            assertThat(Nullable.whole(row, 1)).isEmpty();
            assertThat(Nullable.real(row, 1)).isEmpty();
            assertThat(Nullable.time(row, 1)).isEmpty();
            assertThat(Nullable.whole(row, 2)).isEqualTo(OptionalLong.of(0));
            assertThat(Nullable.time(row, 2)).isEqualTo(Optional.of(Instant.EPOCH));
            assertThat(Nullable.real(row, 3)).isEqualTo(OptionalDouble.of(0));
            assertThat(Nullable.whole(row, 4)).isEqualTo(OptionalLong.of(7));
            assertThat(Nullable.time(row, 4)).isEqualTo(Optional.of(Instant.ofEpochMilli(7)));
            assertThat(Nullable.real(row, 5)).isEqualTo(OptionalDouble.of(0.5));
        }
    }
}
