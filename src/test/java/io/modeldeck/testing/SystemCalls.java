package io.modeldeck.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process and its children ask of Linux, heard by {@code strace}: which addresses they talk to, which files they change. */
public final class SystemCalls {

    private static final String HEARD =
            "trace=connect,bind,sendto,sendmsg,sendmmsg,open,openat,openat2,creat,mkdir,mkdirat,"
                    + "rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,truncate,mknod,mknodat,chmod,"
                    + "fchmodat";
    private static final List<String> STRACE =
            List.of("strace", "-f", "-qq", "--seccomp-bpf", "-s", "4096", "-e", HEARD);

    private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)$");
    private static final Pattern PATH = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ADDRESS = Pattern.compile(
            "sa_family=AF_INET6?,.*?(?:inet_addr\\(\"([^\"]*)\"\\)|inet_pton\\(AF_INET6, \"([^\"]*)\")");

    private SystemCalls() {}

    public static boolean canBeHeard() {
        List<String> command = new ArrayList<>(STRACE);
        command.addAll(List.of("-o", "/dev/null", "true"));
        return Lacking.succeeds(command);
    }

    /** The command that a process runs under, to be heard. */
    public static List<String> into(Path heard) {
        List<String> command = new ArrayList<>(STRACE);
        command.addAll(List.of("-o", heard.toString()));
        return command;
    }

    /**
     * The calls that reach beyond: to an address that is not this machine's, or with success to a file to change it outside the folders.
     *
     * @param from the folder from which relative paths count
     */
    public static List<String> beyond(Path heard, Path from, List<Path> folders) throws IOException {
        return Files.readAllLines(heard, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> reachesOut(line) || changes(line, from, folders))
                .toList();
    }

    private static boolean reachesOut(String line) {
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            return false;
        }
        String host = Optional.ofNullable(address.group(1)).orElse(address.group(2));
        return !host.startsWith("127.") && !host.equals("::1") && !host.startsWith("::ffff:127.");
    }

    private static boolean changes(String line, Path from, List<Path> folders) {
        Matcher call = CALL.matcher(line);
        if (!call.find() || line.contains(" = -1 ")) {
            return false;
        }
        boolean opens = call.group(1).startsWith("open");
        if (opens && !line.contains("O_WRONLY") && !line.contains("O_RDWR") && !line.contains("O_CREAT")) {
            return false;
        }
        return !call.group(1).matches("connect|bind|send.*")
                && PATH.matcher(call.group(2))
                        .results()
                        .map(found -> from.resolve(found.group(1)).normalize())
                        .anyMatch(file -> folders.stream().noneMatch(file::startsWith) && !isKernels(file));
    }

    /** Devices, and what the system shows about a process: no files. */
    private static boolean isKernels(Path file) {
        return file.startsWith("/dev") && !file.startsWith("/dev/shm") || file.startsWith("/proc/self");
    }
}
