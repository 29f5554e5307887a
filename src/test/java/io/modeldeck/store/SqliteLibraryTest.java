package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

    private static final String HERE = "Linux amd64 /opt/java";
    private static final String X86 = "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so";
    private static final String ARM = "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so";

    @TempDir
    private Path folder;

    private int asked;

    private String find(String system, String answer) throws IOException {
        return SqliteLibrary.find(folder.resolve("answer"), system, () -> {
                    asked++;
                    return answer;
                })
                .toString();
    }

    @Test
    void theDriverIsAskedOnceForEachSystem() throws IOException {
        assertThat(find(HERE, X86)).endsWith("!/" + X86);
        assertThat(find(HERE, ARM)).as("as it was answered").endsWith("!/" + X86);
        assertThat(asked).isOne();
        assertThat(find("Linux aarch64 /opt/java", ARM)).endsWith("!/" + ARM);
        assertThat(find(HERE, X86)).as("a home that systems share").endsWith("!/" + X86);
        assertThat(asked).isEqualTo(3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no part stays behind").hasSize(1);
        }
    }

    @Test
    void anAnswerThatThisDriverDoesNotHaveIsAskedForAgain() throws IOException {
        for (String kept : new String[] {
            "",
            HERE,
            HERE + "\norg/sqlite/native/Plan9/libsqlitejdbc.so\n",
            HERE + "\norg/sqlite/JDBC.class\n",
            HERE + "\n" + ARM + "\nmore\n"
        }) {
            Files.writeString(folder.resolve("answer"), kept);
            assertThat(find(HERE, X86)).as(kept).endsWith("!/" + X86);
        }
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void aSystemWithoutALibraryIsAnErrorAndNotKept() {
        assertThatThrownBy(() -> find(HERE, "org/sqlite/native/Plan9/libsqlitejdbc.so"))
                .isInstanceOf(IOException.class)
                .hasMessage("no library for this system: org/sqlite/native/Plan9/libsqlitejdbc.so");
        assertThat(folder.resolve("answer")).doesNotExist();
    }
}
