package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import java.util.List;

/** An administrator's own question to a hook is answered with what the hook answers. */
record Preview() implements Reaction {
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        return so.answer(
                switch (heard) {
                    case Heard.Told(var body) -> Response.json(200, body.bytes());
                    case Heard.Nothing(var error, var why) -> error.response(call, List.of(why));
                });
    }
}
