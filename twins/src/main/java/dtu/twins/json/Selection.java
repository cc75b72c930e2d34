package dtu.twins.json;

import org.jspecify.annotations.Nullable;

/** Which members of an object are written. Elements of an array are selected from alike. */
public interface Selection {
    /** Every member. */
    Selection ALL = name -> everything();

    /** What is written of a member; null when it is left out. */
    @Nullable
    Selection at(String name);

    private static Selection everything() {
        return ALL;
    }
}
