package dtu.scenarios.sut;

import java.util.function.Supplier;

/** What is under test in the trajectories of a run. */
public sealed interface Subject {
    /** Nobody: the app's address leads nowhere. */
    record Nobody() implements Subject {}

    /** An app inside this process, in virtual time. */
    record Inside(Supplier<Sut> maker) implements Subject {}

    /** An app outside this process, over real sockets. */
    record Outside(Guest.House house) implements Subject {}
}
