package dtu.okta.oauth;

import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.OktaRoutes;
import dtu.okta.logs.Event;
import dtu.okta.sessions.Session;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.List;

/** The page where a person types the code that a device shows. */
final class Activation {
    static final String PATH = "/activate";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int BAD_REQUEST = 400;
    private static final String CODE = "user_code";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        OktaRoutes.read ("activateDevicePage", GET,  PATH, PUBLIC, Activation::page),
        OktaRoutes.write("activateDevice",     POST, PATH, PUBLIC, Activation::typed));
    // spotless:on

    private Activation() {}

    private static Response page(OktaCall call) {
        return Page.activation(OK, call.query(CODE).orElse(""), asking(call), "");
    }

    private static Page.Asking asking(OktaCall call) {
        return Session.of(call).isPresent() ? Page.Asking.CODE : Page.Asking.EVERYTHING;
    }

    private static Commit typed(OktaCall call) {
        var form = Form.tidy(Parameters.parse(call.request().body().text()), Page::refusal);
        var text = form.first(CODE).orElse("");
        var code = DeviceCode.typed(call, text)
                .orElseThrow(() -> new Refusal(
                        Page.activation(BAD_REQUEST, text, asking(call), OAuthError.BAD_USER_CODE.description())));
        var session = Session.of(call);
        if (session.isPresent()) {
            return judged(call, Commit.commit(call.state()), code, session.get());
        }
        var name = form.first("username").orElse("");
        return switch (SignIn.attempt(call, name, form.first("password").orElse(""))) {
            case SignIn.Asked(var commit) -> commit;
            case SignIn.Failed(var commit) -> commit.answer(again(call, text, "Unable to sign in"));
            case SignIn.Expired(var user, var commit) -> commit.answer(again(call, text, "Your password has expired"));
            case SignIn.Succeeded(var user, var commit) -> {
                var begun = Session.started(call, user.id(), call.wall());
                var judged = judged(call, commit.with(commit.state().put(Session.SESSIONS, begun)), code, begun);
                yield judged.answer(begun.carriedBy(call, judged.answer()));
            }
        };
    }

    private static Response again(OktaCall call, String code, String complaint) {
        return Page.activation(UNAUTHORIZED, code, asking(call), complaint);
    }

    /** The app gets what it wishes if it may have it for this person; else the device is told so. */
    private static Commit judged(OktaCall call, Commit so, DeviceCode code, Session session) {
        var user = so.state().get(User.USERS, session.user());
        call.actingAs(new OktaCaller.Person(user));
        var client = Client.active(call, code.wish().client());
        if (client.isEmpty() || !client.get().admits(so.state(), user)) {
            return so.with(so.state().put(DeviceCode.CODES, code.judged(new DeviceCode.Verdict.Denied())))
                    .answer(Page.activation(
                            BAD_REQUEST, code.userCode(), Page.Asking.CODE, OAuthError.NOT_ASSIGNED.description()));
        }
        var allowed = new DeviceCode.Verdict.Allowed(user.id(), session.proven());
        State state = so.state().put(DeviceCode.CODES, code.judged(allowed));
        return so.with(state)
                .announce(Event.of("user.authentication.sso", client.get().target(), user.target()))
                .answer(Page.activated());
    }
}
