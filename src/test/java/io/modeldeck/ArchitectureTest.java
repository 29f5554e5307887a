package io.modeldeck;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.modeldeck.domain.Decision;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds the shape of the house: imports point down the floors, each library has one door, and a few habits that start
 * trouble stay out. There is no list of exceptions: whoever needs one changes the table, with the reason in the commit.
 */
class ArchitectureTest {
    private static final String ROOT = "io.modeldeck";

    /**
     * From the ground up. A package imports only from the lines above its own in this list; packages on one line do
     * not import each other. Several lines on one floor are the order that the floor gives to its packages.
     */
    private static final List<Set<String>> FLOORS = List.of(
            // 0: the ground
            Set.of("domain", "stats"),
            Set.of("store"),
            // 1: what happened, and with which model
            Set.of("audit"),
            Set.of("schedule"),
            Set.of("config"),
            Set.of("registry"),
            Set.of("annotation", "inference", "feature"),
            Set.of("telemetry.file"),
            Set.of("telemetry", "intake"),
            // 2: what it means
            Set.of("metrics", "drift", "quality", "rollout", "chart", "validation"),
            Set.of("export"),
            Set.of("playground"),
            Set.of("benchmark"),
            // 3: what is done about it
            Set.of("training.encoding"),
            Set.of("training.tree", "training.formula"),
            Set.of("alert", "training"),
            Set.of("training.validation"),
            Set.of("training.recipe"),
            Set.of("training.run"),
            Set.of("training.execution"),
            Set.of("recipe"),
            Set.of("retraining", "search", "worker"),
            // 4: all of it together
            Set.of("app"),
            Set.of("report"),
            // 5 to 8: the faces; first the rooms of the kit
            Set.of("ui.kit.text", "api"),
            Set.of("ui.kit.theme", "ui.kit.work", "ui.kit.place"),
            Set.of("ui.kit.command", "ui.kit.mark"),
            Set.of("ui.kit.control"),
            Set.of("ui.kit.state", "ui.kit.selection", "ui.kit.overlay"),
            Set.of("ui.kit.screen"),
            Set.of("ui.kit.dialog"),
            Set.of("ui.kit.export"),
            Set.of("ui.kit.table"),
            Set.of("ui.kit"),
            Set.of("ui.chart"),
            Set.of("ui.figure"),
            Set.of("ui.monitoring", "ui.alerting", "ui.lifecycle", "ui.workspace", "ui.playground"),
            Set.of("ui.shell"),
            Set.of("cli.kit"),
            Set.of("cli.event", "cli.intake", "cli.playground", "cli.promotion", "cli.rule"),
            Set.of("cli.alert", "cli.benchmark", "cli.metrics", "cli.training"),
            Set.of(
                    "cli.drift",
                    "cli.model",
                    "cli.note",
                    "cli.quality",
                    "cli.retraining",
                    "cli.schedule",
                    "cli.search",
                    "cli.workspace"),
            Set.of("cli.export"),
            Set.of("cli"),
            // 9: Main alone
            Set.of(""));

    private static final JavaClasses CODE = code();

    private static JavaClasses code() {
        try {
            // The folder or jar of our own classes, without the tests that share their packages.
            Path place = Path.of(Decision.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new ClassFileImporter().importPath(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    @Test
    @DisplayName("A package imports only from lower floors")
    void importsPointDown() {
        check(classes().should(importOnlyFromLowerFloors()));
    }

    @Test
    @DisplayName("There are no cycles of packages")
    void noCycles() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("Only Main stands on the top floor")
    void mainAlone() {
        check(classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleName("Main")
                .orShould()
                .haveSimpleName("package-info"));
    }

    @Test
    @DisplayName("SQL is spoken by the store and by the classes named …Store")
    void doorToTheDatabase() {
        check(noClasses()
                .that(not(in("store").or(storeClasses())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jdbi..",
                        "org.flywaydb..",
                        "org.sqlite..",
                        "com.zaxxer.hikari.."));
    }

    @Test
    @DisplayName("Runtimes of models are known to inference only")
    void doorToTheRuntimes() {
        check(onlyIn("inference", "ai.onnxruntime..", "ai.djl..", "io.github.ollama4j..", "org.tensorflow.."));
    }

    @Test
    @DisplayName("Trainers are known to training only")
    void doorToTheTrainers() {
        check(onlyIn("training", "org.tribuo.."));
    }

    @Test
    @DisplayName("The formats of graphs are written by inference and training")
    void doorToTheGraphs() {
        check(noClasses()
                .that(not(in("inference", "training")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf.."));
    }

    @Test
    @DisplayName("Libraries of statistics are known to stats only")
    void doorToTheStatistics() {
        check(onlyIn(
                "stats",
                "org.apache.commons.math3..",
                "org.apache.commons.statistics..",
                "org.apache.commons.numbers..",
                "org.apache.commons.rng..",
                "com.datadoghq.."));
    }

    @Test
    @DisplayName("JSON is read and written through domain")
    void doorToJson() {
        check(onlyIn("domain", "com.fasterxml.jackson.."));
    }

    @Test
    @DisplayName("CSV is read and written by telemetry")
    void doorToCsv() {
        check(onlyIn("telemetry", "de.siegmar.fastcsv.."));
    }

    @Test
    @DisplayName("Workbooks and PDF are written by export")
    void doorToTheFormats() {
        check(onlyIn("export", "org.dhatim..", "org.apache.pdfbox..", "org.apache.fontbox.."));
    }

    @Test
    @DisplayName("Patterns of people are matched by quality, in linear time")
    void doorToThePatterns() {
        check(onlyIn("quality", "com.google.re2j.."));
    }

    @Test
    @DisplayName("Widget libraries are known to ui.kit only")
    void doorToTheWidgets() {
        check(onlyIn("ui.kit", "org.controlsfx..", "impl.org.controlsfx..", "eu.hansolo.."));
    }

    @Test
    @DisplayName("The HTTP server is known to worker only")
    void doorToTheServer() {
        check(onlyIn("worker", "org.eclipse.jetty.."));
    }

    @Test
    @DisplayName("The command line's parser is known to cli only")
    void doorToTheCommandLine() {
        check(onlyIn("cli", "picocli.."));
    }

    @Test
    @DisplayName("JavaFX is known to ui only")
    void doorToTheWindow() {
        check(onlyIn("ui", "javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp.ikonli.."));
    }

    @Test
    @DisplayName("Two classes put work on the FX thread: FxTasks and FxFeed")
    void doorToTheFxThread() {
        check(noClasses()
                .that(not(topLevelNamed(ROOT + ".ui.kit.work.FxTasks").or(topLevelNamed(ROOT + ".ui.kit.work.FxFeed"))))
                .should()
                .accessTargetWhere(accessTo("javafx.application.Platform", "runLater")));
    }

    @Test
    @DisplayName("Only the command line and Main print")
    void noPrinting() {
        check(noClasses()
                .that(not(in("cli").or(main())))
                .should()
                .accessTargetWhere(accessTo("java.lang.System", "out", "err").or(printsStackTrace())));
    }

    @Test
    @DisplayName("Nobody uses the old dates")
    void noOldDates() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo("java.text.DateFormat"));
    }

    @Test
    @DisplayName("Nobody reads or writes serialised objects")
    void noSerialisedObjects() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo("java.io.ObjectOutputStream"));
    }

    @Test
    @DisplayName("A class is named for what it is")
    void namesThatSaySomething() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl.."));
    }

    @Test
    @DisplayName("Below app nobody asks the system for the time: a Clock is handed in")
    void timeIsHandedIn() {
        check(noClasses()
                .that(not(in("app", "cli", "ui").or(main())))
                .should()
                .accessTargetWhere(accessTo("java.lang.System", "currentTimeMillis")
                        .or(accessTo(
                                Clock.class.getName(),
                                "systemUTC",
                                "systemDefaultZone",
                                "system",
                                "tickMillis",
                                "tickSeconds",
                                "tickMinutes"))
                        .or(asksForNow())));
    }

    private static ArchRule onlyIn(String home, String... library) {
        return noClasses().that(not(in(home))).should().dependOnClassesThat().resideInAnyPackage(library);
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(List.of(packages).stream()
                        .map(p -> ROOT + "." + p + "..")
                        .toArray(String[]::new))
                .as("in " + String.join(", ", packages));
    }

    private static DescribedPredicate<JavaClass> main() {
        return topLevelNamed(ROOT + ".Main");
    }

    private static DescribedPredicate<JavaClass> storeClasses() {
        return DescribedPredicate.describe(
                "named …Store", c -> topLevel(c).getSimpleName().endsWith("Store"));
    }

    private static DescribedPredicate<JavaClass> topLevelNamed(String name) {
        return DescribedPredicate.describe(
                "named " + name, c -> topLevel(c).getName().equals(name));
    }

    private static JavaClass topLevel(JavaClass inner) {
        return inner.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(inner);
    }

    /** Calls, references to methods and fields alike. */
    private static DescribedPredicate<JavaAccess<?>> accessTo(String owner, String... members) {
        return DescribedPredicate.describe(
                owner + "." + String.join("/", members),
                access -> access.getTargetOwner().getName().equals(owner)
                        && List.of(members).contains(access.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> printsStackTrace() {
        return DescribedPredicate.describe(
                "printStackTrace()",
                access -> access.getName().equals("printStackTrace")
                        && access.getTarget().getFullName().endsWith("printStackTrace()"));
    }

    private static DescribedPredicate<JavaAccess<?>> asksForNow() {
        return DescribedPredicate.describe(
                "now() without a Clock",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && (access.getTarget().getFullName().endsWith(".now()")
                                || access.getTarget().getFullName().endsWith(".now(java.time.ZoneId)")));
    }

    private static ArchCondition<JavaClass> importOnlyFromLowerFloors() {
        return new ArchCondition<>("import only from lower floors") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String home = place(item);
                OptionalInt floor = floor(home);
                if (floor.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(
                            item, item.getName() + " is in a package that has no floor in the table"));
                    return;
                }
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!ours(target) || place(target).equals(home)) {
                        continue;
                    }
                    OptionalInt below = floor(place(target));
                    if (below.isPresent() && below.getAsInt() >= floor.getAsInt()) {
                        events.add(SimpleConditionEvent.violated(
                                item, "not below " + home + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The package's name in the table: of a sub-package, the one that it lies in. */
    private static String place(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
        while (!name.isEmpty() && floor(name).isEmpty() && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }

    private static OptionalInt floor(String name) {
        return IntStream.range(0, FLOORS.size())
                .filter(i -> FLOORS.get(i).contains(name))
                .findFirst();
    }
}
