package dtu.twins.universe;

/** Says where our own code failed, in one line that fits into a header and a trace. */
final class OurBug {
    private OurBug() {}

    static String describe(RuntimeException bug) {
        var frames = bug.getStackTrace();
        var where = frames.length == 0
                ? "unknown place"
                : frames[0].getClassName() + "." + frames[0].getMethodName() + ":" + frames[0].getLineNumber();
        for (var frame : frames) {
            if (frame.getClassName().startsWith("dtu.")) {
                where = frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
                break;
            }
        }
        var text = bug.getClass().getSimpleName() + " at " + where + ": " + bug.getMessage();
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
