package dtu.slack.blocks;

/** Where blocks are shown; each has a limit of its own, and blocks that only it shows. */
enum Surface {
    MESSAGE(50),
    MODAL(100),
    HOME(100),
    /** Blocks alone, of which nobody has said where they are for. */
    ANY(100);

    private final int most;

    Surface(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }
}
