package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the palette offers at once: what was chosen lately, then what works here, then what works everywhere, then the places. */
final class WindowOffers {

    private final List<Section> sections;
    private final KeyScope everywhere;
    private final Consumer<Section> open;
    private final List<String> recent = new ArrayList<>();

    WindowOffers(List<Section> sections, KeyScope everywhere, Consumer<Section> open) {
        this.sections = sections;
        this.everywhere = everywhere;
        this.open = open;
    }

    /**
     * @param here what works on the screen that is shown
     * @param more what else the window can do at this place
     */
    List<Offer> of(Optional<KeyScope> here, List<Offer> more) {
        List<Offer> offers = new ArrayList<>();
        here.ifPresent(scope -> scope.commands().forEach(command -> offers.add(command(command))));
        offers.addAll(more);
        Set<String> elsewhere = sections.stream().map(Section::title).collect(Collectors.toSet());
        elsewhere.add(Messages.text("palette.open"));
        everywhere.commands().stream()
                .filter(command -> !elsewhere.contains(command.text()))
                .forEach(command -> offers.add(command(command)));
        sections.forEach(section -> offers.add(place(section)));
        offers.sort(Comparator.comparingInt(offer -> {
            int at = recent.indexOf(offer.text());
            return at < 0 ? recent.size() : at;
        }));
        return offers;
    }

    void chosen(Offer offer) {
        recent.remove(offer.text());
        recent.addFirst(offer.text());
    }

    private Offer place(Section section) {
        return new Offer(
                Offer.Kind.PLACE,
                Messages.text("palette.go", section.title()),
                Command.to(section).map(Command::keyText).orElse(""),
                () -> open.accept(section));
    }

    static Offer command(KeyCommand command) {
        return new Offer(Offer.Kind.COMMAND, command.text(), command.keyText(), command.run(), command.refusal());
    }
}
