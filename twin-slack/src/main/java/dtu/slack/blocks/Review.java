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
    private final List<Complaint> complaints = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();
    private long minted;
    private int focused;

    Review(Chance chance, Surface surface) {
        this.chance = chance;
        this.surface = surface;
    }

    Surface surface() {
        return surface;
    }

    void complain(Complaint complaint) {
        complaints.add(complaint);
    }

    /** In the order in which they were found; rules may rearrange their own. */
    List<Complaint> complaints() {
        return complaints;
    }

    boolean isClean() {
        return complaints.isEmpty();
    }

    /** The lines that methods answer with. */
    List<String> lines() {
        return complaints.stream().map(Complaint::line).toList();
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
