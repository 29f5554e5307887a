package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ConfigScope;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Adds a rule, for all models or for one; one for a model takes the place of the global rule of the same name.",
            "With --file the rules of a JSON file, all or nothing; what rules list --json prints is such a file."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck rules add \"slow answers\" --set metric=p95Latency --set \"operator=>\" --set threshold=800"
        })
final class RulesAddCommand extends WritingCommand {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the rule; left out with --file.")
    private Optional<String> name;

    @Mixin
    private ConfigScope scope;

    @Option(names = "--file", paramLabel = "FILE", order = 3, description = "A JSON document with rules.")
    private Optional<String> file;

    @Option(
            names = "--replace",
            order = 4,
            description = "Rules of the same name are put in the place of the old ones.")
    private boolean replace;

    @Mixin
    private ConditionOptions condition;

    @Mixin
    private SeverityOption severity;

    @Mixin
    private RuleWords words;

    RulesAddCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (file.isPresent() == name.isPresent()) {
            throw new WrongUsage("Name one rule with its --condition, or a file of rules with --file FILE.");
        }
        Optional<Path> path = file.map(session::path);
        List<AlertRule> wanted = path.isPresent() ? RuleForm.read(engine, path.get()) : List.of(rule(engine));
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        List<AlertRule> kept = engine.together(() -> {
            List<AlertRule> rules = new ArrayList<>();
            for (AlertRule rule : wanted) {
                rules.add(
                        replace
                                ? engine.alertRules().save(by, at, rule, actor.comment())
                                : engine.alertRules().add(by, at, rule, actor.comment()));
            }
            return rules;
        });
        RuleForm form = new RuleForm(engine);
        return Answer.of(
                Answer.document("rules", kept.stream().map(form::document).toList()),
                Report.of(Numbers.count(kept.size(), "rule is", "rules are") + " kept.")
                        .table(form.table(kept), ""));
    }

    private AlertRule rule(Engine engine) {
        return new AlertRule(
                0,
                name.orElseThrow(),
                scope.modelId(engine),
                scope.versionId(engine),
                true,
                condition.over(Map.of()),
                severity.value().orElse(Severity.WARNING),
                List.of(),
                words.meaning(""),
                words.guidance(""));
    }
}
