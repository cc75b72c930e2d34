package dtu.okta;

import dtu.okta.expression.Conditions;
import dtu.okta.filter.Filters;
import dtu.okta.logs.Event;
import dtu.okta.oauth.AccessToken;
import dtu.okta.roles.Reach;
import dtu.okta.sessions.Session;
import dtu.okta.tokens.ApiToken;
import dtu.okta.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Route;
import dtu.twins.http.Request;
import dtu.twins.json.Complaints;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request to Okta. */
public final class OktaCall extends Call {
    private static final Complaints COMPLAINTS = new Complaints() {
        @Override
        public RuntimeException malformed(MalformedJson problem) {
            return OktaError.MALFORMED.refusal();
        }

        @Override
        public RuntimeException missing(String path) {
            return OktaError.VALIDATION_FAILED.because(name(path) + ": The field cannot be left blank", name(path));
        }

        @Override
        public RuntimeException mistyped(String path, String expected) {
            return OktaError.MALFORMED.refusal();
        }

        // Okta names the last part only: login, not profile.login.
        private static String name(String path) {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    };

    private final Filters filters;
    private final Conditions conditions;
    private @Nullable OktaCaller caller;
    private Reach reach = Reach.EVERYTHING;
    private boolean begunAgain;
    private String session = "";
    private UnaryOperator<State> trace = UnaryOperator.identity();

    OktaCall(Context context, Filters filters, Conditions conditions) {
        super(context, COMPLAINTS);
        this.filters = filters;
        this.conditions = conditions;
    }

    /** How Okta refuses what a client sent, for bodies that are read piece by piece. */
    public Complaints complaints() {
        return COMPLAINTS;
    }

    /** The members of the body; none when the client sends no body at all. */
    public Fields members() {
        return request().body().isEmpty() ? Fields.of(Json.EMPTY_OBJECT, COMPLAINTS) : body();
    }

    /** Parses the query parameters that are expressions. */
    public Filters filters() {
        return filters;
    }

    /** Parses the conditions of group rules. */
    public Conditions conditions() {
        return conditions;
    }

    /** The same request on another state, as the operations of one resource see what another has just done. */
    public OktaCall seeing(State state) {
        return likeThis(new OktaCall(on(state), filters, conditions));
    }

    /** The same visitor asking for something else in the same breath: pages do by it what clients do by the API. */
    public OktaCall asking(Request request, Map<String, String> path) {
        var here = on(state());
        var there = new Context(
                here.tenant(),
                here.state(),
                request,
                here.route(),
                path,
                here.now(),
                here.wall(),
                here.minting(),
                here.chance(),
                here.settings());
        return likeThis(new OktaCall(there, filters, conditions));
    }

    private OktaCall likeThis(OktaCall other) {
        other.begunAgain = begunAgain;
        return other;
    }

    /** Whether the operation has been interrupted once, to ask somebody outside. */
    public boolean isBegunAgain() {
        return begunAgain;
    }

    /**
     * The operation of this call from its beginning, behind a commit in which it is known what the outside has said. It
     * is a function of the state, and nothing that it did before has been kept.
     */
    public Commit begunAgain(Commit so) {
        var again = seeing(so.state());
        again.begunAgain = true;
        var commit = switch (route().orElseThrow().handler()) {
            case Route.Write(var change) -> change.apply(again);
            case Route.Read(var answer) -> Commit.commit(so.state()).answer(answer.apply(again));
            case Route.Stub stub -> throw new IllegalStateException("nothing was begun");
        };
        actingAs(again.caller());
        return commit.after(so);
    }

    /** Who calls; a credential that is no good is refused here. */
    public OktaCaller caller() {
        if (caller == null) {
            caller = authenticated();
        }
        return caller;
    }

    /** How much of the org the caller sees, which is found out when the call is admitted. */
    public Reach reach() {
        return reach;
    }

    void reaches(Reach known) {
        reach = known;
    }

    /** Says that a browser gets a session by this call. */
    public void opening(Session opened) {
        session = opened.id().value();
    }

    /** The id of the session in which a browser acts; empty for everybody else. */
    public String session() {
        return session.isEmpty()
                ? Session.of(this).map(found -> found.id().value()).orElse("")
                : session;
    }

    private OktaCaller authenticated() {
        var token = request().authorization("SSWS");
        if (token.isPresent()) {
            var found = ApiToken.redeemed(this, token.get())
                    .filter(known -> known.isGood(this) && known.admits(this))
                    .orElseThrow(OktaError.INVALID_TOKEN.about());
            leaving(state -> ApiToken.used(state, found.id(), stamp()));
            return new OktaCaller.Token(
                    state().get(User.USERS, found.user()), found.id().value());
        }
        var bearer = request().authorization("Bearer");
        if (bearer.isPresent()) {
            return AccessToken.caller(this, bearer.get());
        }
        var proven = request().authorization("DPoP");
        if (proven.isPresent()) {
            return AccessToken.provenCaller(this, proven.get());
        }
        return Session.of(this)
                .flatMap(session -> state().find(User.USERS, session.user()))
                .<OktaCaller>map(OktaCaller.Person::new)
                .orElseGet(OktaCaller.Nobody::new);
    }

    /** Says what a credential changes by being used, even when the operation only reads: it lives on, or is spent. */
    public void leaving(UnaryOperator<State> change) {
        trace = change;
    }

    boolean leavesTrace() {
        return traced(state()) != state();
    }

    State traced(State state) {
        return trace.apply(state);
    }

    /** Says who acts when an operation finds it out by itself: who signs in, which app asks for a token. */
    public void actingAs(OktaCaller known) {
        caller = known;
    }

    /** A query parameter that is true or false; empty when it is neither. */
    public Optional<Boolean> flag(String name) {
        return query(name)
                .filter(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))
                .map(Boolean::parseBoolean);
    }

    /** Now as stored resources know it: Okta keeps whole seconds. */
    public Instant stamp() {
        return now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** What the answer's X-Okta-Request-Id says; it names the transaction in the system log. */
    public String requestId() {
        return OktaHeaders.requestId(this);
    }

    /** An absolute URL on the host that the client called. */
    public String href(String path) {
        return request().origin() + path;
    }

    /** Where the cookies of this org are good: below its own path when several orgs share a host. */
    public String cookiePath() {
        var origin = request().origin();
        var path = origin.indexOf('/', origin.indexOf("//") + 2);
        return path < 0 ? "/" : origin.substring(path);
    }

    /** The next state, with one event in the system log. */
    public Commit logged(State state, Event event) {
        return Commit.commit(state).announce(event);
    }

    @Override
    public String actor() {
        return caller == null ? "" : caller.id();
    }
}
