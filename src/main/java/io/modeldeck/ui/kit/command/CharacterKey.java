package io.modeldeck.ui.kit.command;

import java.util.Objects;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A character, wherever it lies on the keyboard and whatever must be held for it. The toolkit's own combination with a character asks the platform where
 * that lies, which not every platform can say.
 */
public final class CharacterKey extends KeyCombination {

    private final String character;
    private final KeyCode usual;
    private final boolean shifted;

    private CharacterKey(String character, KeyCode usual, boolean shifted) {
        super(ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY);
        this.character = character;
        this.usual = usual;
        this.shifted = shifted;
    }

    /** @throws IllegalArgumentException for a character that no command has yet */
    public static CharacterKey of(String character) {
        return switch (character) {
            case "?" -> new CharacterKey(character, KeyCode.SLASH, true);
            case "[" -> new CharacterKey(character, KeyCode.OPEN_BRACKET, false);
            case "]" -> new CharacterKey(character, KeyCode.CLOSE_BRACKET, false);
            default -> throw new IllegalArgumentException("Nobody said where " + character + " usually lies");
        };
    }

    /** Keys as {@link KeyCombination#getName} wrote them, of the toolkit or of a character. */
    static KeyCombination read(String keys) {
        KeyCombination read = KeyCombination.valueOf(keys);
        return read instanceof KeyCharacterCombination ? of(keys) : read;
    }

    @Override
    public boolean match(KeyEvent event) {
        return character.equals(event.getText())
                || character.equals(event.getCharacter())
                || event.getCode() == usual
                        && event.isShiftDown() == shifted
                        && !event.isControlDown()
                        && !event.isAltDown()
                        && !event.isMetaDown();
    }

    @Override
    public String getName() {
        return character;
    }

    @Override
    public String getDisplayText() {
        return character;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterKey key && key.character.equals(character);
    }

    @Override
    public int hashCode() {
        return Objects.hash(character);
    }
}
