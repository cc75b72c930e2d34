package dtu.slack;

/** Where an answer is not as it was recorded: one member of the object at a JSON pointer. */
record Finding(Kind kind, String what, String owner, String name) {
    /** How it differs. */
    enum Kind {
        /** The recording has a member that the answer lacks. */
        ABSENT,
        /** The answer has a member that no recording has. */
        EXTRA,
        /** Another JSON type. */
        TYPE
    }

    @Override
    public String toString() {
        return what + " " + owner + "/" + name
                + switch (kind) {
                    case ABSENT -> " is missing";
                    case EXTRA -> " was never recorded";
                    case TYPE -> " is of another type";
                };
    }
}
