package dtu.twins;

/** How an operation goes on once the outside has answered; a record, kept in the world while the answer is pending. */
public interface Continuation {
    /** Runs on the then-current state; its answer goes to the client that has been waiting. */
    Commit resumed(Call call, Answer answer);
}
