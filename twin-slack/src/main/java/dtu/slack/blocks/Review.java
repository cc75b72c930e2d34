package dtu.slack.blocks;

import dtu.twins.chance.Chance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One structure being checked: what was found wrong so far, and the ids that are taken. */
final class Review {
    private static final int ID_LENGTH = 5;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz/+";

    private final Chance chance;
    private final Surface surface;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();
    private long minted;

    Review(Chance chance, Surface surface) {
        this.chance = chance;
        this.surface = surface;
    }

    Surface surface() {
        return surface;
    }

    void complain(String what, String pointer) {
        complaints.add(what + " [json-pointer:" + pointer + "]");
    }

    List<String> complaints() {
        return complaints;
    }

    /** Five random characters, as Slack makes up ids that a client left out. */
    String newId() {
        var text = new StringBuilder(ID_LENGTH);
        var own = chance.in(minted++);
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

    void nextBlock() {
        actionIds.clear();
    }
}
