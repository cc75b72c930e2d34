package dtu.harness.server;

import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;

/**
 * The way of what an app says on its socket by itself: each frame is a request of its own, at the path and with the
 * headers with which the socket was opened.
 */
record Conversation(Intake intake, Universe universe, Twin twin, Request opening) {

    Reply said(String frame) {
        var request = new Request(
                Method.POST, opening.origin(), opening.path(), opening.query(), opening.headers(), opening.body());
        return intake.dispatch(universe, twin, request.json(frame));
    }

    /** What a frame was answered is on its way, or lost. */
    void written() {
        intake.written(universe);
    }
}
