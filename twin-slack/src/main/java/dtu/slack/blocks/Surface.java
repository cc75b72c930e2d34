package dtu.slack.blocks;

/** Where blocks are shown; each has a limit of its own. */
public enum Surface {
    MESSAGE(50),
    VIEW(100);

    private final int most;

    Surface(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }
}
