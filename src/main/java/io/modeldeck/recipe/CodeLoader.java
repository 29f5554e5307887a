package io.modeldeck.recipe;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles and loads the trainer of a recipe, in the process that is made for it. The code sees Java, the packages {@code training} and {@code domain} of the console, and the ONNX
 * format; nothing else of the console is there for it.
 */
final class CodeLoader {

    private static final String SERVICE = "META-INF/services/" + Trainer.class.getName();
    private static final int DIAGNOSTICS = 5;
    private static final int LONGEST_SERVICE = 10_000;
    private static final List<String> VISIBLE =
            List.of("io.modeldeck.domain.", "ai.onnx.proto.", "com.google.protobuf.");
    /** This package alone: the rooms in it are the console's own and may change. */
    private static final String TRAINERS = Trainer.class.getPackageName();

    private CodeLoader() {}

    /** The trainer's class. Nothing of it was run yet, no initialiser either. */
    static Class<? extends Trainer> load(CodeJob job, String name) throws IOException {
        Path code = job.code(name);
        boolean jar = name.endsWith(".jar");
        String className = jar ? named(code) : compiled(job, code);
        URL place = (jar ? code : job.classes()).toUri().toURL();
        // open as long as the process lives: classes load when they are needed
        URLClassLoader loader = new URLClassLoader(new URL[] {place}, new Boundary());
        try {
            Class<?> found = Class.forName(className, false, loader);
            if (!Trainer.class.isAssignableFrom(found)
                    || Modifier.isAbstract(found.getModifiers())
                    || !Modifier.isPublic(found.getModifiers())) {
                throw new Problem("The class " + className + " in " + name + " is no public class that implements "
                        + Trainer.class.getName() + "; let it do so.");
            }
            found.getConstructor();
            return found.asSubclass(Trainer.class);
        } catch (ClassNotFoundException e) {
            throw new Problem(
                    "There is no class " + className + " in " + name
                            + (jar ? "; name in " + SERVICE + " one that is there." : "; name a class after its file."),
                    e);
        } catch (NoSuchMethodException e) {
            throw new Problem(
                    "The class " + className + " in " + name + " needs a public constructor without parameters.", e);
        } catch (LinkageError e) {
            throw unseen(name, e);
        }
    }

    /** What is said where code reaches for what it may not see. */
    static Problem unseen(String name, LinkageError e) {
        return new Problem(
                "The code of " + name + " needs "
                        + String.valueOf(e.getMessage()).replace('/', '.')
                        + ", which trainers cannot see: they have Java, io.modeldeck.training, io.modeldeck.domain and the"
                        + " ONNX format.",
                e);
    }

    private static String compiled(CodeJob job, Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Problem(
                    "This Java has no compiler; start ModelDeck with a JDK 25, or bring the trainer as a jar.");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = compiler.getTask(
                            null,
                            files,
                            found,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    job.classes().toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            if (!done) {
                throw new Problem("The script " + source.getFileName() + " does not compile: " + errors(found));
            }
        }
        return mainClass(job, source);
    }

    private static String errors(DiagnosticCollector<JavaFileObject> found) {
        List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        return errors.stream()
                        .limit(DIAGNOSTICS)
                        .map(d -> "line " + d.getLineNumber() + ": "
                                + d.getMessage(Locale.ROOT).replaceAll("\\s*\\R\\s*", ", "))
                        .collect(Collectors.joining("; "))
                + (errors.size() > DIAGNOSTICS ? "; and " + (errors.size() - DIAGNOSTICS) + " more." : ".");
    }

    private static String mainClass(CodeJob job, Path source) throws IOException {
        String name = source.getFileName().toString().replaceFirst("\\.java$", ".class");
        try (Stream<Path> classes = Files.walk(job.classes())) {
            return classes.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .map(file -> job.classes()
                            .relativize(file)
                            .toString()
                            .replaceFirst("\\.class$", "")
                            .replace(file.getFileSystem().getSeparator(), "."))
                    .orElseThrow(() -> new Problem("The script " + source.getFileName()
                            + " has no class of that name; name the trainer's class after its file."));
        }
    }

    private static String named(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(SERVICE);
            if (entry == null || entry.getSize() > LONGEST_SERVICE) {
                throw new Problem("The jar " + jar.getFileName()
                        + " does not say which trainer it holds; put the name of its class into " + SERVICE + ".");
            }
            try (InputStream in = file.getInputStream(entry)) {
                return new String(in.readNBytes(LONGEST_SERVICE), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElseThrow(() ->
                                new Problem("The jar " + jar.getFileName() + " names no trainer in " + SERVICE + "."));
            }
        } catch (ZipException e) {
            throw new Problem("The file " + jar.getFileName() + " is no jar; build it anew.", e);
        }
    }

    /** Lets through what trainers may use. */
    private static final class Boundary extends ClassLoader {

        Boundary() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!isVisible(name)) {
                throw new ClassNotFoundException(name);
            }
            return CodeLoader.class.getClassLoader().loadClass(name);
        }

        private static boolean isVisible(String name) {
            return VISIBLE.stream().anyMatch(name::startsWith)
                    || name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals(TRAINERS);
        }
    }
}
