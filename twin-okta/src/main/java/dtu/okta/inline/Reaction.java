package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.twins.Commit;

/** How an operation goes on once a hook has been asked; a record, kept in the world while the answer is pending. */
public interface Reaction {
    /** Goes on with a commit in which it is logged that the hook was asked. */
    Commit to(OktaCall call, Commit so, Heard heard);
}
