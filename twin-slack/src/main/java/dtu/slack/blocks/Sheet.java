package dtu.slack.blocks;

import dtu.slack.schema.Review;
import dtu.twins.chance.Chance;
import java.util.HashSet;
import java.util.Set;

/** Blocks being checked: where they are to be shown, and the ids that are taken. */
final class Sheet extends Review {
    private static final int ID_LENGTH = 5;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/+";

    private final Chance chance;
    private final Surface surface;
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();
    private long minted;
    private int focused;

    Sheet(Chance chance, Surface surface) {
        this.chance = chance;
        this.surface = surface;
    }

    Surface surface() {
        return surface;
    }

    /** The sheet that a rule of this package is handed. */
    static Sheet of(Review review) {
        return (Sheet) review;
    }

    /** Five random characters, as Slack makes up ids that a client left out. */
    String newId() {
        return newId(chance.in(minted++));
    }

    static String newId(Chance own) {
        var text = new StringBuilder(ID_LENGTH);
        for (var i = 0; i < ID_LENGTH; i++) {
            text.append(LETTERS.charAt(own.below(LETTERS.length(), i)));
        }
        return text.toString();
    }

    /** Takes a block id; false when it was taken. */
    boolean takesBlockId(String id) {
        return blockIds.add(id);
    }

    /** Takes an action id, which is unique within its block only. */
    boolean takesActionId(String id) {
        return actionIds.add(id);
    }

    /** Only one element of a view gets the focus; false for a second one. */
    boolean takesFocus() {
        return focused++ == 0;
    }

    void nextBlock() {
        actionIds.clear();
    }
}
