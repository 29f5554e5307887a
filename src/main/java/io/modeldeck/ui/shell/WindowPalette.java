package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** Opens the palette with all that can be gone to, done and saved here, and does what is chosen. */
final class WindowPalette {

    private final ScreenContext context;
    private final Node root;
    private final Travel travel;
    private final Views views;
    private final WindowNavigator navigator;
    private final WindowKeys keys;
    private final WindowOffers offers;

    /** @param root of the window, which saves */
    WindowPalette(
            ScreenContext context,
            Node root,
            Travel travel,
            Views views,
            WindowNavigator navigator,
            WindowKeys keys,
            WindowOffers offers) {
        this.context = context;
        this.root = root;
        this.travel = travel;
        this.views = views;
        this.navigator = navigator;
        this.keys = keys;
        this.offers = offers;
    }

    void open() {
        if (context.dialogs().isOpen()) {
            return;
        }
        CommandPalette palette = new CommandPalette(this::chosen, text -> {
            context.dialogs().close();
            navigator.go(text);
        });
        context.dialogs().show(palette);
        palette.offer(views.all().stream().map(this::view).toList());
        palette.offer(offers.of(keys.here(), more()));
        palette.offer(views.builtIn().stream().map(this::view).toList());
        palette.focus();
        context.tasks()
                .run(
                        Messages.text("palette.reading"),
                        () -> OfferSource.read(context.engine(), navigator::go),
                        palette::offer);
    }

    private Offer view(SavedView view) {
        return new Offer(
                Offer.Kind.PLACE, Messages.text("view.open", view.name()), about(view), () -> views.open(view));
    }

    private static String about(SavedView view) {
        if (view.keeping() != SavedView.Keeping.BUILT_IN) {
            return view.model();
        }
        String builtIn = Messages.text("view.built-in");
        return view.model().isEmpty() ? builtIn : view.model() + " · " + builtIn;
    }

    /** What this place can be saved as, and whether its list has details beside it: that is wanted wherever the keyboard is. */
    private List<Offer> more() {
        List<Offer> all = new ArrayList<>(
                new ReportOffers(context.engine(), context.formats(), request -> root.fireEvent(request))
                        .of(travel.place(), context.selection()));
        keys.inParts(Command.TABLE_DETAILS).map(WindowOffers::command).ifPresent(all::add);
        return all;
    }

    private void chosen(Offer offer) {
        offers.chosen(offer);
        context.dialogs().close();
        offer.run().run();
    }
}
