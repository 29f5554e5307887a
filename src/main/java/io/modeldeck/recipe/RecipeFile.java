package io.modeldeck.recipe;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe as it lies in a file, with the code that it names. Nothing of it was run.
 *
 * @param code beside a recipe whose site is {@link Site.Script}
 */
public record RecipeFile(Recipe recipe, Optional<RecipeCode> code) {

    private static final int LARGEST = 1_000_000;

    /** Reads the file: a recipe, or model metadata with a {@code trainingConfig}. */
    public static RecipeFile read(Path file) {
        Map<String, Object> document;
        try {
            document = document(Json.readObject(new String(bytes(file, LARGEST), StandardCharsets.UTF_8)));
        } catch (Problem e) {
            throw new Problem(file + ": " + e.getMessage(), e);
        }
        Recipe recipe = Recipe.read(document, Recipe.standard());
        if (!(recipe.site() instanceof Site.Script script)) {
            return new RecipeFile(recipe, Optional.empty());
        }
        RecipeCode code = code(file, String.valueOf(document.get("script")), script);
        return new RecipeFile(recipe.withSite(script.withSha256(code.digest().hex())), Optional.of(code));
    }

    private static RecipeCode code(Path recipe, String named, Site.Script script) {
        Path folder = recipe.toAbsolutePath().normalize().getParent();
        Path code = folder.resolve(named.replace('\\', '/')).normalize();
        if (!code.startsWith(folder)) {
            throw new Problem("The recipe " + recipe + " names the script '" + named
                    + "' outside its own folder; put the script beside the recipe.");
        }
        RecipeCode read = new RecipeCode(script.name(), bytes(code, RecipeCode.LARGEST));
        if (script.sha256().isPresent()
                && !script.sha256().get().equals(read.digest().hex())) {
            throw new Problem("The script " + code + " is not the one that the recipe means (its SHA-256 is "
                    + read.digest().hex() + "); bring the right one, or take scriptSha256 out of the recipe.");
        }
        return read;
    }

    private static Map<String, Object> document(Map<String, Object> read) {
        if (read.get("trainingConfig") instanceof Map<?, ?> inner) {
            Map<String, Object> document = new LinkedHashMap<>();
            inner.forEach((key, value) -> document.put(String.valueOf(key), value));
            return document;
        }
        return read;
    }

    private static byte[] bytes(Path file, int largest) {
        try {
            if (Files.size(file) > largest) {
                throw new Problem(
                        "The file " + file + " has " + Files.size(file) + " bytes; at most " + largest + " are taken.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Problem("There is no file " + file + "; check the path.", e);
        } catch (IOException e) {
            throw new Problem("Cannot read " + file + " (" + DiskReason.of(e) + ").", e);
        }
    }
}
