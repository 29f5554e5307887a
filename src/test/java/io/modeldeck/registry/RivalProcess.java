package io.modeldeck.registry;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.testing.LoopModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A process that wants to promote versions as soon as it is told to, each in view of what it was told to have seen in production. */
final class RivalProcess {

    private RivalProcess() {}

    /** @param arguments the folder; then reads "version seen" lines and answers each with {@code won} or what it was told */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (RegistryBench bench = new RegistryBench(Path.of(arguments[0]))) {
            Promotion promotion = bench.promotion();
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                StageWish wish = StageWish.of(Long.parseLong(words[0]), Stage.PRODUCTION, "go")
                        .seeing(OptionalLong.of(Long.parseLong(words[1])));
                out.println(answer(promotion, wish));
            }
        }
    }

    private static String answer(Promotion promotion, StageWish wish) {
        try {
            promotion.promote(
                    Actor.person("Sample reviewer", Face.COMMAND_LINE), LoopModel.START.plusSeconds(9_000_000), wish);
            return "won";
        } catch (Problem told) {
            return told.getMessage();
        }
    }
}
