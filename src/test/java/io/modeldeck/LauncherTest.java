package io.modeldeck;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which Java the scripts choose. The Javas and the Maven here are scripts that only say who they are, in folders with blanks in their names;
 * the scripts under test are the real ones.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String SAYS_ITS_ARGUMENTS = """
        #!/bin/sh
        echo "ran=$0"
        echo "bus=${DBUS_SESSION_BUS_ADDRESS:-}"
        for argument in "$@"; do echo "argument=$argument"; done
        """;
    private static final String MAVEN = """
        #!/bin/sh
        if [ "$*" = -v ]; then echo "Apache Maven %s (fake)"; exit 0; fi
        echo "ran=$0"
        echo "JAVA_HOME=$JAVA_HOME"
        echo "java=$(command -v java)"
        for argument in "$@"; do echo "argument=$argument"; done
        """;

    @TempDir
    private Path temporary;

    private Path folder;
    private Path clone;
    private Path maven;

    @BeforeEach
    void layOut() throws IOException {
        // As the scripts see it: without symbolic links.
        folder = temporary.toRealPath();
        clone = folder.resolve("a clone");
        copy("mvnw", clone.resolve("mvnw"));
        copy("packaging/launcher/find-jdk.sh", clone.resolve("packaging/launcher/find-jdk.sh"));
        maven = folder.resolve("a maven/bin");
        script(maven.resolve("mvn"), MAVEN.formatted("3.9.9"));
    }

    private static void copy(String from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(Path.of(from), to);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path java(String name, String version, String... tools) throws IOException {
        Path home = folder.resolve(name);
        for (String tool : tools) {
            script(home.resolve("bin").resolve(tool), SAYS_ITS_ARGUMENTS);
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Path jdk(String name, String version) throws IOException {
        return java(name, version, "java", "javac");
    }

    /** What a script said: {@code name=value}, a line each. */
    private record Said(int exitCode, List<String> lines) {

        String value(String name) {
            return values(name).getFirst();
        }

        List<String> values(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .toList();
        }
    }

    /** Runs a command with these folders in front of the system's own on the PATH, and this JAVA_HOME. */
    private Said run(String javaHome, List<Path> path, Map<String, String> more, String... command)
            throws IOException, InterruptedException {
        List<String> places = new ArrayList<>(path.stream().map(Path::toString).toList());
        places.addAll(List.of("/usr/bin", "/bin"));
        Map<String, String> environment =
                new HashMap<>(Map.of("HOME", folder.resolve("home").toString()));
        environment.put("PATH", String.join(":", places));
        environment.put("JAVA_HOME", javaHome);
        environment.putAll(more);
        Path out = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        awaitEnd(process);
        return new Said(process.exitValue(), Files.readAllLines(out));
    }

    private Said mvnw(String javaHome, Path... path) throws IOException, InterruptedException {
        List<Path> places = new ArrayList<>(List.of(path));
        places.add(maven);
        return run(javaHome, places, Map.of(), clone.resolve("mvnw").toString(), "verify", "-Dname=two words");
    }

    private void assertOn(Path home, Said said) {
        assertThat(said.exitCode()).as("%s", said.lines()).isZero();
        assertThat(said.value("JAVA_HOME")).isEqualTo(home.toString());
        assertThat(said.value("java"))
                .as("what the console starts with")
                .isEqualTo(home.resolve("bin/java").toString());
    }

    @Test
    void theBuildRunsOnTheJavaHomeThatIsNewEnough() throws Exception {
        Path chosen = jdk("a jdk 25", "25.0.1");
        Said said = mvnw(chosen.toString(), jdk("an old jdk", "17.0.2").resolve("bin"));
        assertOn(chosen, said);
        assertThat(said.value("ran")).isEqualTo(maven.resolve("mvn").toString());
        assertThat(said.values("argument"))
                .containsExactly("-f", clone.resolve("pom.xml").toString(), "verify", "-Dname=two words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_392", "17.0.2", "24.0.1"})
    void anOldJavaHomeGivesWayToTheOneOnThePath(String old) throws Exception {
        Path chosen = jdk("a jdk 26", "26");
        assertOn(chosen, mvnw(jdk("an old jdk", old).toString(), chosen.resolve("bin")));
    }

    @Test
    void theOneOnThePathIsFollowedThroughItsLinks() throws Exception {
        Path chosen = jdk("jdks/a jdk 25", "25.0.1");
        Path links = Files.createDirectories(folder.resolve("some links"));
        Files.createSymbolicLink(links.resolve("java"), Path.of("second"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("../jdks/a jdk 25/bin/java"));
        Said said = mvnw("", links);
        assertThat(Path.of(said.value("JAVA_HOME")).toRealPath()).isEqualTo(chosen);
        assertThat(said.value("java")).isEqualTo(said.value("JAVA_HOME") + "/bin/java");
    }

    @Test
    void whateverTheDefaultIsTheBuildRunsOnOneThatIsNewEnoughOrSaysWhatToDo() throws Exception {
        Path old = jdk("an old jdk", "17.0.2");
        Path bare = java("a java 25 without a compiler", "25.0.1", "java");
        jdk("home/.jdks/a jdk 25", "25.0.1");
        for (String home : List.of(
                "", old.toString(), bare.toString(), folder.resolve("nowhere").toString())) {
            Said said = mvnw(home, old.resolve("bin"));
            assertThat(said.exitCode()).as("%s", said.lines()).isZero();
            Path chosen = Path.of(said.value("JAVA_HOME"));
            assertThat(chosen).isNotIn(old, bare);
            assertThat(chosen.resolve("bin/javac")).isExecutable();
            assertThat(said.value("java")).isEqualTo(chosen.resolve("bin/java").toString());
        }
        Said none = run(
                old.toString(),
                List.of(),
                Map.of(),
                "sh",
                "-c",
                ". 'a clone/packaging/launcher/find-jdk.sh'; find_jdk 999 javac || echo \"found=$JDK_HOME\"");
        assertThat(none.lines()).containsExactly("found=");
    }

    @Test
    void aMavenThatIsTooOldIsNotUsed() throws Exception {
        Path chosen = jdk("a jdk 25", "25.0.1");
        Path old = folder.resolve("an old maven/bin");
        script(old.resolve("mvn"), MAVEN.formatted("3.6.3"));
        Path fetched = folder.resolve("home/.m2/modeldeck/apache-maven-" + pinnedMaven() + "/bin/mvn");
        script(fetched, MAVEN.formatted(pinnedMaven()));
        Said said = run(
                chosen.toString(), List.of(old), Map.of(), clone.resolve("mvnw").toString());
        assertThat(said.value("ran")).isEqualTo(fetched.toString());
        assertOn(chosen, said);
    }

    private static String pinnedMaven() throws IOException {
        return Files.readAllLines(Path.of("mvnw")).stream()
                .filter(line -> line.startsWith("maven_version="))
                .findFirst()
                .orElseThrow()
                .substring("maven_version=".length());
    }

    @Test
    void theApplicationFolderStartsOnTheSameChoice() throws Exception {
        Path application = folder.resolve("an application");
        copy("packaging/launcher/modeldeck", application.resolve("bin/modeldeck"));
        copy("packaging/launcher/find-jdk.sh", application.resolve("bin/find-jdk.sh"));
        Files.createDirectories(application.resolve("lib"));
        Files.createFile(application.resolve("lib/a.jar"));
        Files.createFile(application.resolve("lib/b.jar"));
        // It needs no compiler.
        Path chosen = java("a java 25", "25.0.1", "java");
        Path link = Files.createSymbolicLink(folder.resolve("deck"), Path.of("an application/bin/modeldeck"));
        for (Path start : List.of(application.resolve("bin/modeldeck"), link)) {
            Said said = run(
                    jdk("an old jdk", "17.0.2").toString(),
                    List.of(chosen.resolve("bin")),
                    Map.of("MODELDECK_OPTS", "-Xmx1g -Dsome=thing"),
                    start.toString(),
                    "model",
                    "show",
                    "two words",
                    "");
            assertThat(said.exitCode()).as("%s", said.lines()).isZero();
            assertThat(said.value("ran")).isEqualTo(chosen.resolve("bin/java").toString());
            assertThat(said.values("argument"))
                    .containsExactly(
                            "--enable-native-access=ALL-UNNAMED",
                            "@" + application.resolve("bin/command.options"),
                            "-Xmx1g",
                            "-Dsome=thing",
                            "-cp",
                            application.resolve("lib/a.jar") + ":" + application.resolve("lib/b.jar"),
                            "io.modeldeck.Main",
                            "model",
                            "show",
                            "two words",
                            "");
        }
    }

    @Test
    void theSampleAloneIsCompiledQuicklyOnly() throws Exception {
        Path application = folder.resolve("an application");
        copy("packaging/launcher/modeldeck", application.resolve("bin/modeldeck"));
        copy("packaging/launcher/find-jdk.sh", application.resolve("bin/find-jdk.sh"));
        Path chosen = java("a java 25", "25.0.1", "java");
        String start = application.resolve("bin/modeldeck").toString();
        String quick = "@" + application.resolve("bin/quick.options");
        assertThat(run(chosen.toString(), List.of(), Map.of(), start, "sample").values("argument"))
                .contains(quick);
        assertThat(run(chosen.toString(), List.of(), Map.of(), start, "train", "sample")
                        .values("argument"))
                .doesNotContain(quick);
        assertThat(run(chosen.toString(), List.of(), Map.of("MODELDECK_OPTS", "-XX:+UseG1GC"), start, "sample")
                        .values("argument"))
                .as("somebody's own choice")
                .doesNotContain(quick);
    }

    @ParameterizedTest
    @CsvSource({
        "quick, TieredStopAtLevel, 1",
        "quick, Tier3CompileThreshold, 500",
        "quick, UseSerialGC, true",
        "command, Tier4CompileThreshold, 300000",
        "window, Tier4CompileThreshold, 1200000",
        "window, C1MaxInlineSize, 12",
        "window, NewSize, 100663296"
    })
    void javaTakesTheOptions(String kind, String option, String value) throws Exception {
        Path options = Path.of("packaging/launcher", kind + ".options").toAbsolutePath();
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + options,
                        "-XX:+PrintFlagsFinal",
                        "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).containsPattern(option + " +:?= " + value + " ");
    }

    @Test
    void whatTheBuildLeftReadyIsUsedWhereItIsThere() throws IOException, InterruptedException {
        Path application = folder.resolve("an application");
        copy("packaging/launcher/modeldeck", application.resolve("bin/modeldeck"));
        copy("packaging/launcher/find-jdk.sh", application.resolve("bin/find-jdk.sh"));
        Path ready = Files.createFile(application.resolve("modeldeck.aot"));
        Path chosen = java("a java 25", "25.0.1", "java");
        Said said = run(
                chosen.toString(),
                List.of(),
                Map.of(),
                application.resolve("bin/modeldeck").toString(),
                "check");
        assertThat(said.exitCode()).as("%s", said.lines()).isZero();
        assertThat(said.values("argument"))
                .as("one that does not fit is passed over in silence: a command's answer may be for a program")
                .startsWith("--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=" + ready, "-Xlog:aot*=off");
    }

    @Test
    void theWindowStartsWithClassesOfItsOwn() throws Exception {
        Path application = folder.resolve("an application");
        copy("packaging/launcher/modeldeck", application.resolve("bin/modeldeck"));
        copy("packaging/launcher/find-jdk.sh", application.resolve("bin/find-jdk.sh"));
        Files.createFile(application.resolve("modeldeck.aot"));
        String java = java("a java 25", "25.0.1", "java").toString();
        String start = application.resolve("bin/modeldeck").toString();
        assertThat(run(java, List.of(), Map.of(), start).values("argument"))
                .noneMatch(argument -> argument.startsWith("-XX:AOTCache="));
        String ready = "-XX:AOTCache=" + Files.createFile(application.resolve("window.aot"));
        assertThat(run(java, List.of(), Map.of(), start).values("argument"))
                .contains(ready, "@" + application.resolve("bin/window.options"));
        assertThat(run(java, List.of(), Map.of(), start, "/a folder/workspace.modeldeck")
                        .values("argument"))
                .contains(ready);
        assertThat(run(java, List.of(), Map.of(), start, "screens", "pictures").values("argument"))
                .as("pictures are drawn by the window")
                .contains(ready);
        assertThat(run(java, List.of(), Map.of(), start, "check").values("argument"))
                .contains(
                        "-XX:AOTCache=" + application.resolve("modeldeck.aot"),
                        "@" + application.resolve("bin/command.options"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theToolkitLooksForNoMessageBusWhereThereCanBeNone() throws Exception {
        Path application = folder.resolve("an application");
        copy("packaging/launcher/modeldeck", application.resolve("bin/modeldeck"));
        copy("packaging/launcher/find-jdk.sh", application.resolve("bin/find-jdk.sh"));
        String java = java("a java 25", "25.0.1", "java").toString();
        String start = application.resolve("bin/modeldeck").toString();
        boolean startable =
                Stream.of("/usr/bin", "/bin").anyMatch(place -> Files.exists(Path.of(place, "dbus-launch")));
        assertThat(run(java, List.of(), Map.of(), start).value("bus")).isEqualTo(startable ? "" : "disabled:");
        assertThat(run(java, List.of(), Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/a/bus"), start)
                        .value("bus"))
                .as("a desktop's own")
                .isEqualTo("unix:path=/a/bus");
        Path tools = folder.resolve("tools");
        script(tools.resolve("dbus-launch"), SAYS_ITS_ARGUMENTS);
        assertThat(run(java, List.of(tools), Map.of(), start).value("bus"))
                .as("one could be started")
                .isEmpty();
    }
}
