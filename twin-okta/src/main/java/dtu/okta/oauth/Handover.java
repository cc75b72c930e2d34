package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an app gets its tokens. */
sealed interface Handover {
    int OK = 200;

    /**
     * In the answer of the token endpoint.
     *
     * @param more members that only some grants bring
     */
    record Direct(Map<String, String> more) implements Handover {
        static final Direct PLAIN = new Direct(Map.of());

        public Direct {
            more = Map.copyOf(more);
        }

        @Override
        public void acts(OktaCall call, Authorization authorization) {
            call.actingAs(new OktaCaller.Bearer(authorization.client(), "", Set.of()));
        }

        @Override
        public Event event(Issuer issuer, String kind, State state, Authorization authorization) {
            return Issuance.event(issuer, kind, state, authorization);
        }

        @Override
        public Response answer(OktaCall call, Draft draft, String access, @Nullable String identity) {
            var authorization = draft.authorization();
            var token = draft.access();
            var refresh = draft.refresh();
            return Response.json(OK, json -> {
                json.text("token_type", authorization.tokenType())
                        .number(
                                "expires_in",
                                token == null ? 0 : token.lifetime().toSeconds())
                        .text("access_token", access)
                        .text("scope", authorization.scope())
                        .textIfAny("refresh_token", refresh == null ? null : refresh.text(call))
                        .textIfAny("id_token", identity);
                more.forEach(json::text);
            });
        }

        @Override
        public Response refused(OAuthError error, Object... details) {
            return error.response(details);
        }
    }

    /**
     * By a browser that goes back to the app.
     *
     * @param result what it brings beside tokens
     */
    record ByBrowser(Redirection returning, Parameters result) implements Handover {
        @Override
        public void acts(OktaCall call, Authorization authorization) {
            var user = authorization.user();
            if (user != null) {
                call.state().find(User.USERS, user).ifPresent(known -> call.actingAs(new OktaCaller.Person(known)));
            }
        }

        @Override
        public Event event(Issuer issuer, String kind, State state, Authorization authorization) {
            var client = Client.find(state, authorization.client()).orElseThrow();
            return Event.of(issuer.event("authorize.implicit." + kind), client.target());
        }

        @Override
        public Response answer(OktaCall call, Draft draft, String access, @Nullable String identity) {
            var all = result;
            var token = draft.access();
            if (token != null) {
                all = all.with("access_token", access)
                        .with("token_type", draft.authorization().tokenType())
                        .with("expires_in", Long.toString(token.lifetime().toSeconds()))
                        .with("scope", draft.authorization().scope());
            }
            return returning.response(identity == null ? all : all.with("id_token", identity));
        }

        @Override
        public Response refused(OAuthError error, Object... details) {
            return returning.error(error, details);
        }

        @Override
        public String code() {
            return result.first("code").orElse("");
        }
    }

    /** Who acts, as the system log knows it. */
    void acts(OktaCall call, Authorization authorization);

    /** A token of that kind was granted. */
    Event event(Issuer issuer, String kind, State state, Authorization authorization);

    /** The answer with the tokens, signed. */
    Response answer(OktaCall call, Draft draft, String access, @Nullable String identity);

    /** The answer without any token. */
    Response refused(OAuthError error, Object... details);

    /** The authorization code that comes with the tokens; empty when none does. */
    default String code() {
        return "";
    }
}
