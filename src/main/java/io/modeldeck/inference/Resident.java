package io.modeldeck.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory that a process holds. */
public final class Resident {

    private Resident() {}

    /** Of this process. */
    static OptionalLong ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }

    /** In bytes; empty where the system has no {@code /proc}, or the process is gone. */
    public static OptionalLong of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmRSS:")) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                }
            }
            return OptionalLong.empty();
        } catch (IOException noSuch) {
            return OptionalLong.empty();
        }
    }
}
