package dtu.twins;

/** Something a twin does by itself when its time has come; a record, kept in the world until then. */
public interface Task {
    /** What happens; the call has no client and no caller. */
    Commit run(Call call);

    /** The mechanism that acts, as facts and traces name it, such as {@code rule}. */
    default String by() {
        return "scheduler";
    }
}
