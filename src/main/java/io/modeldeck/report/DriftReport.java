package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.export.Paper;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What drifted, by how much, and what it looks like. */
final class DriftReport {

    private static final int MOST_FEATURES = 12;
    private static final int MOST_BINS = 20;

    private final Engine engine;
    private final ModelInfo model;
    private final TimeRange range;
    private final ReportText text;

    DriftReport(Engine engine, ModelInfo model, TimeRange range, ZoneId zone) {
        this.engine = engine;
        this.model = model;
        this.range = range;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<DriftResult> newest = engine.drift().latest(model.id()).stream()
                .sorted(Comparator.comparing((DriftResult r) -> r.state() == DriftState.NOT_EVALUATED)
                        .thenComparing(r -> -r.score()))
                .toList();
        List<DriftResult> history = engine.drift().history(model.id(), range, Optional.empty(), Optional.empty());
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(new Paper.Text(summary(newest)));
        facts(newest).ifPresent(parts::add);
        if (!newest.isEmpty()) {
            parts.add(new Paper.Heading("The newest check"));
            parts.add(table(newest));
        }
        List<DriftResult> drifted = newest.stream()
                .filter(result -> result.state() == DriftState.DRIFT)
                .toList();
        if (!drifted.isEmpty()) {
            parts.add(new Paper.Heading("What drifted"));
        }
        drifted.stream().limit(MOST_FEATURES).forEach(result -> detail(result, history, parts));
        if (drifted.size() > MOST_FEATURES) {
            parts.add(new Paper.Text(
                    (drifted.size() - MOST_FEATURES) + " more that drifted are in the table above only."));
        }
        engine.quality().latest(model.id()).ifPresent(report -> quality(report, parts));
        return new Paper(
                "Drift of " + model.name(),
                text.range(range),
                parts,
                text.foot(engine.clock().instant()));
    }

    private static String summary(List<DriftResult> newest) {
        if (newest.isEmpty()) {
            return "No drift check has been made yet.";
        }
        long drifted =
                newest.stream().filter(r -> r.state() == DriftState.DRIFT).count();
        long unknown = newest.stream()
                .filter(r -> r.state() == DriftState.NOT_EVALUATED)
                .count();
        return drifted + " of " + newest.size() + " results of the newest check show drift"
                + (unknown == 0 ? "." : "; " + unknown + " could not be evaluated.");
    }

    private Optional<Paper.Facts> facts(List<DriftResult> newest) {
        return newest.stream().findFirst().map(first -> {
            Optional<ModelVersion> version = engine.registry().version(first.versionId());
            return Paper.Facts.of(
                    "Version", version.map(ModelVersion::shortLabel).orElse(ReportText.NONE),
                    "Checked", text.time(first.at()),
                    "Baseline", baseline(first));
        });
    }

    /** What that check was compared with, which may not be the baseline of today. */
    private String baseline(DriftResult checked) {
        return checked.baselineId().stream()
                .mapToObj(id -> engine.baselines().baseline(id))
                .map(b -> ReportText.capital(b.kind().word()) + ", number " + b.id() + " of " + text.time(b.at()) + ", "
                        + ReportText.number(b.rows()) + " rows")
                .findFirst()
                .orElse("none");
    }

    private static Paper.Grid table(List<DriftResult> results) {
        return Paper.Grid.of(
                List.of("Feature", "Kind", "State", "Score", "Method", "p, corrected", "Reference", "Now"),
                results.stream()
                        .map(r -> List.of(
                                DriftWords.subject(r),
                                r.type().word(),
                                DriftWords.state(r.state()),
                                ReportText.score(r),
                                DriftWords.method(r.verdict().method()),
                                ReportText.p(r.verdict().pValueCorrected()),
                                ReportText.number(r.nReference()),
                                ReportText.number(r.nCurrent())))
                        .toList());
    }

    private void detail(DriftResult result, List<DriftResult> history, List<Paper.Part> parts) {
        String name = DriftWords.subject(result);
        parts.add(new Paper.Subheading(name + " (" + result.type().word() + ")"));
        parts.add(new Paper.Text(DriftWords.plain(result.sentence())));
        parts.add(new Paper.Text(DriftWords.plain(result.verdict().reason())));
        parts.add(new Paper.Text(made(result)));
        List<DriftResult> course = history.stream()
                .filter(past -> past.type() == result.type() && past.feature().equals(result.feature()))
                .toList();
        if (!course.isEmpty()) {
            parts.add(new Paper.Picture(DriftPicture.course(
                    new DriftPicture.CourseWords(
                            "Drift score of " + name, "score", "drift above", course.size() + " checks"),
                    course,
                    range,
                    text.zone())));
        }
        DriftPicture.distribution(
                        result,
                        "Distribution of " + name,
                        "reference " + ReportText.number(result.nReference()) + " values, now "
                                + ReportText.number(result.nCurrent()))
                .ifPresent(chart -> parts.add(new Paper.Picture(chart)));
        List<DriftPicture.Bin> bins = DriftPicture.bins(result);
        if (!bins.isEmpty()) {
            parts.add(Paper.Grid.of(
                    List.of("Bin", "Reference", "Now", "Part of PSI"),
                    bins.stream()
                            .limit(MOST_BINS)
                            .map(bin -> List.of(
                                    bin.name(),
                                    ReportText.percent(bin.reference()),
                                    ReportText.percent(bin.current()),
                                    String.format(Locale.ENGLISH, "%.3f", bin.psi())))
                            .toList()));
        }
    }

    /** By which method, and from which rows. */
    private String made(DriftResult result) {
        return "Decided by " + DriftWords.method(result.verdict().method()) + " from "
                + ReportText.number(result.nCurrent()) + " rows of " + text.range(result.window()) + " against "
                + ReportText.number(result.nReference()) + " rows"
                + result.reference().map(range -> " of " + text.range(range)).orElse("") + ".";
    }

    private void quality(QualityReport report, List<Paper.Part> parts) {
        parts.add(new Paper.Heading("Data quality"));
        if (report.findings().isEmpty()) {
            parts.add(new Paper.Text("The check of " + text.time(report.at()) + " found nothing."));
            return;
        }
        parts.add(Paper.Grid.of(
                List.of("Feature", "Finding"),
                report.findings().stream()
                        .map(finding -> List.of(finding.feature(), DriftWords.plain(finding.sentence())))
                        .toList()));
    }
}
