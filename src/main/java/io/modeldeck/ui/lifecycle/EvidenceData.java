package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What was known of the data when a retraining was asked for: how much there is to learn from, and what was wrong with it. */
final class EvidenceData {

    private EvidenceData() {}

    static List<Node> of(Formats formats, RequestFacts facts) {
        RequestEvidence evidence = facts.evidence();
        List<Node> parts = new ArrayList<>();
        FactList list = new FactList();
        evidence.newLabels()
                .ifPresent(labels -> list.fact(Messages.text("retraining.data.labels"), Formats.count(labels)));
        evidence.data().ifPresent(data -> {
            list.fact(
                    Messages.text("retraining.data.checked"),
                    data.at().map(formats::time).orElse(Formats.NONE));
            list.fact(Messages.text("retraining.data.rows"), Formats.count(data.rows()));
            list.fact(Messages.text("retraining.data.broken"), Formats.count(data.broken()));
            list.fact(Messages.text("retraining.data.duplicates"), Formats.count(data.duplicates()));
        });
        parts.add(list);
        if (evidence.data().isEmpty()) {
            parts.add(new Paragraph(Messages.text("retraining.data.none"), "muted"));
        } else if (evidence.data().get().findings().isEmpty()) {
            parts.add(new Paragraph(Messages.text("retraining.data.fine"), "muted"));
        } else {
            parts.add(findings(evidence.data().get().findings()));
        }
        return parts;
    }

    private static Node findings(List<RequestEvidence.Finding> findings) {
        VBox list = new VBox();
        list.getStyleClass().add("column");
        findings.forEach(finding -> list.getChildren()
                .add(new HBox(
                        12,
                        SeverityGlyph.glyph(finding.severity()).node(SeverityGlyph.tone(finding.severity())),
                        new Paragraph(Said.of(finding.sentence())))));
        return list;
    }
}
