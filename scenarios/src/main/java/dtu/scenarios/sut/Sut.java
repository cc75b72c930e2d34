package dtu.scenarios.sut;

/** An app under test. A restart makes a new one: only what it put into the store is still there. */
public interface Sut {
    /** Registers handlers and timers, and returns. Blocking calls are fine here and in every handler. */
    void start(Env env);
}
