package dtu.okta;

import dtu.okta.apps.Assignments;
import dtu.okta.bodies.Bodies;
import dtu.okta.expression.Conditions;
import dtu.okta.factors.OktaVerify;
import dtu.okta.factors.Telephone;
import dtu.okta.filter.Filters;
import dtu.okta.logs.SystemLog;
import dtu.okta.oauth.AccessToken;
import dtu.okta.oauth.BearerRefusal;
import dtu.okta.origins.Cors;
import dtu.okta.provisioning.ImportNow;
import dtu.okta.provisioning.Provision;
import dtu.okta.provisioning.Unmanaged;
import dtu.okta.roles.Authority;
import dtu.okta.rules.Reasons;
import dtu.okta.sessions.Session;
import dtu.okta.tokens.ApiToken;
import dtu.okta.users.User;
import dtu.okta.words.Happenings;
import dtu.okta.words.OktaWords;
import dtu.okta.zones.Zone;
import dtu.twins.Call;
import dtu.twins.Catalogue;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Schema;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Okta: its operations and tables, and the rules that hold for all of them. */
public final class OktaTwin implements Twin {
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RECOVERY_FACTORS = "/api/v1/authn/recovery/factors/";

    private final Routes routes;
    private final Routes controls = new Routes(Stream.of(OktaVerify.CONTROLS, Unmanaged.CONTROLS, ImportNow.CONTROLS)
            .flatMap(List::stream)
            .toList());
    private final Schema schema;
    private final Filters filters = new Filters();
    private final Conditions conditions = new Conditions();

    public OktaTwin() {
        routes = new Routes(Catalogue.beside(OktaTwin.class, "operations.tsv")
                .completed(OktaResources.ROUTES, entry -> OktaScope.PUBLIC));
        schema = Schema.of(OktaResources.SHAPES);
    }

    @Override
    public String name() {
        return "okta";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Routes controls() {
        return controls;
    }

    @Override
    public Manual manual(Route control) {
        if (ImportNow.CONTROLS.contains(control)) {
            return ImportNow.MANUAL;
        }
        return OktaVerify.CONTROLS.contains(control) ? OktaVerify.MANUAL : Unmanaged.MANUAL;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Commit founded(Call call) {
        return OktaPeople.founded((OktaCall) call);
    }

    /** Okta's own links name the factors of a recovery in capitals, its reference does not: both lead there. */
    @Override
    public Request received(Request request) {
        var path = request.path();
        return path.startsWith(RECOVERY_FACTORS) ? request.at(path.toLowerCase(Locale.ROOT)) : request;
    }

    @Override
    public Call open(Context context) {
        return new OktaCall(context, filters, conditions);
    }

    @Override
    public Optional<String> tenantKey(Request request) {
        return request.authorization("SSWS")
                .flatMap(ApiToken::tenantKey)
                .or(() -> request.authorization("Bearer").flatMap(AccessToken::tenantKey))
                .or(() -> request.authorization("DPoP").flatMap(AccessToken::tenantKey))
                .or(() -> Session.tenantKey(request));
    }

    @Override
    public void admit(Call given, Route route) {
        var call = (OktaCall) given;
        admitted(call, route);
        Bodies.DESCRIBED.check(call, route.operation());
    }

    private static void admitted(OktaCall call, Route route) {
        var scope = (OktaScope) route.requirement();
        if (Zone.shutsOut(call)) {
            throw OktaError.FORBIDDEN.refusal();
        }
        if (scope == OktaScope.PUBLIC) {
            return;
        }
        switch (call.caller()) {
            case OktaCaller.Nobody nobody -> throw OktaError.INVALID_SESSION.refusal();
            case OktaCaller.Token(var user, var token) -> admit(call, user, scope);
            case OktaCaller.Person(var user) -> admit(call, user, scope);
            case OktaCaller.Bearer(var client, var subject, var scopes) -> {
                if (scopes.stream().noneMatch(scope::isGivenBy)) {
                    throw BearerRefusal.insufficientScope(call, scope.scope());
                }
                call.reaches((subject.isEmpty()
                                ? Authority.of(call, client, scope)
                                : call.state()
                                        .find(User.USERS, new User.Id(subject))
                                        .flatMap(user -> Authority.of(call, user, scope)))
                        .orElseThrow(OktaError.FORBIDDEN.about()));
            }
        }
    }

    private static void admit(OktaCall call, User user, OktaScope scope) {
        call.reaches(Authority.of(call, user, scope).orElseThrow(OktaError.FORBIDDEN.about()));
    }

    @Override
    public boolean leavesTrace(Call call) {
        return ((OktaCall) call).leavesTrace();
    }

    @Override
    public Response unknown(Call call, Routes.Found found) {
        if (Cors.asks((OktaCall) call)) {
            return Cors.preflight((OktaCall) call);
        }
        var error = found instanceof Routes.WrongMethod ? OktaError.WRONG_METHOD : OktaError.NO_SUCH_PATH;
        return error.response((OktaCall) call, List.of());
    }

    @Override
    public Response stub(Call call, Route route) {
        return OktaError.NOT_BUILT.response((OktaCall) call, List.of()).plus("X-DTU-Stub", route.operation());
    }

    @Override
    public Response failed(Call call) {
        return OktaError.INTERNAL.response((OktaCall) call, List.of());
    }

    @Override
    public Response finished(Call call, Response response) {
        return Cors.readable((OktaCall) call, OktaHeaders.on((OktaCall) call, response));
    }

    @Override
    public Commit published(Call call, Commit commit) {
        var okta = (OktaCall) call;
        var carried = Telephone.carried(okta, commit);
        var assigned = Assignments.noticed(okta, Reasons.noticed(okta, carried));
        var logged = SystemLog.logged(okta, Provision.noticed(okta, assigned));
        return logged.with(okta.traced(logged.state()));
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return OktaLimits.buckets((OktaCall) call);
    }

    @Override
    public Commit noticed(Call call, Bucket bucket, Metering metering) {
        return OktaLimits.noticed((OktaCall) call, bucket, metering);
    }

    @Override
    public int together() {
        return OktaLimits.TOGETHER;
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        return OktaLimits.metered(OktaError.TOO_MANY_REQUESTS.response((OktaCall) call, List.of()), metering);
    }

    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return OktaLimits.metered(response, metering);
    }

    @Override
    public Response denied(Call given, Route route) {
        var call = (OktaCall) given;
        var refusal = route.requirement() instanceof OktaScope scope && call.caller() instanceof OktaCaller.Bearer
                ? BearerRefusal.insufficientScope(call, scope.scope())
                : OktaError.FORBIDDEN.refusal();
        return refusal.answer(call);
    }

    @Override
    public Response fault(Call call, int status) {
        if (status == TOO_MANY_REQUESTS) {
            return OktaLimits.crowded((OktaCall) call);
        }
        var error = status == TOO_LARGE ? OktaError.MALFORMED : OktaError.INTERNAL;
        var answer = error.response((OktaCall) call, List.of());
        return new Response(status, answer.headers(), answer.body());
    }

    @Override
    public Commit settle(Call call, List<Settler> settlers) {
        return OktaPeople.settled((OktaCall) call, settlers);
    }

    @Override
    public Map<String, String> environment(Call given) {
        var call = (OktaCall) given;
        var environment =
                new HashMap<>(Map.of("OKTA_CLIENT_ORGURL", call.tenant().root(name())));
        // An administrator may have revoked every token there was.
        call.state().scan(ApiToken.TOKENS).stream()
                .filter(token -> token.isGood(call))
                .findFirst()
                .ifPresent(token -> environment.put("OKTA_CLIENT_TOKEN", token.text(call.tenant())));
        return Map.copyOf(environment);
    }

    @Override
    public Commit issue(Call call, String person, List<String> scopes) {
        return OktaPeople.issued((OktaCall) call, person);
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("okta.rateLimits", Json.truth(false));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return List.of(new OktaWords(routes.all()));
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return Happenings.between((OktaCall) before, (OktaCall) after);
    }
}
