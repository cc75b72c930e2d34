package dtu.okta.credentials;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.CLIENTS_MANAGE;
import static dtu.okta.OktaScope.CLIENTS_READ;
import static dtu.okta.OktaScope.CLIENTS_REGISTER;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.apps.Application;
import dtu.okta.apps.Application.Status;
import dtu.okta.apps.Applications;
import dtu.okta.apps.ClientCheck;
import dtu.okta.apps.Defaults;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;

/** Okta's Dynamic Client Registration: the client apps again, as OAuth 2.0 describes them (RFC 7591). */
public final class Clients {
    private static final String ALL = "/oauth2/v1/clients";
    private static final String ONE = ALL + "/{clientId}";
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final String MODE = "OPENID_CONNECT";
    private static final String EVENT = "app.oauth2.client.lifecycle.";
    private static final String NAME = "client_name";
    private static final String METHOD = "token_endpoint_auth_method";

    /** What stands in the settings of the application under the same name. */
    private static final List<String> SETTINGS = List.of(
            "client_uri",
            "logo_uri",
            "redirect_uris",
            "post_logout_redirect_uris",
            "response_types",
            "grant_types",
            "initiate_login_uri",
            "application_type",
            "tos_uri",
            "policy_uri",
            "jwks",
            "jwks_uri",
            "frontchannel_logout_uri",
            "frontchannel_logout_session_required",
            "request_object_signing_alg",
            "id_token_encrypted_response_alg");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listClients",             GET,    ALL, CLIENTS_READ,     Clients::list),
        write("createClient",            POST,   ALL, CLIENTS_REGISTER, Clients::create),
        read ("getClient",               GET,    ONE, CLIENTS_READ,     Clients::get),
        write("replaceClient",           PUT,    ONE, CLIENTS_MANAGE,   Clients::replace),
        write("deleteClient",            DELETE, ONE, CLIENTS_MANAGE,   Clients::delete),
        write("generateNewClientSecret", POST,   ONE + "/lifecycle/newSecret", CLIENTS_MANAGE, Clients::renew));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ClientSecret.SECRETS);

    private Clients() {}

    /** {@code q} is the beginning of the name. */
    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var wanted = User.key(call.query("q").orElse(""));
        var rows = call.state().scan(Application.BY_CLIENT, Application.BY_CLIENT.above(after)).stream()
                .filter(app -> User.key(app.label()).startsWith(wanted))
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call, rows, limit, Application::clientId, (json, app) -> json.value(object -> members(object, app)));
    }

    private static Commit create(OktaCall call) {
        var body = call.body();
        var app = new Application(
                call.mint(Application.IDS),
                "oidc_client",
                name(call),
                Status.ACTIVE,
                settings(body.json()),
                call.stamp(),
                call.stamp());
        var kept = checked(call, app);
        var state = ClientSecret.in(call.state(), call::mint, kept, null, call.stamp())
                .put(Application.APPS, kept);
        return call.logged(state, Event.of(EVENT + "create", kept.target()))
                .announce(Event.of("application.lifecycle.create", kept.target()))
                .answer(secretive(call, 201, state, kept));
    }

    private static String name(OktaCall call) {
        var name = call.body().text(NAME).or("");
        if (name.isBlank()) {
            throw invalid(NAME, "The field can't be left blank.");
        }
        return name;
    }

    private static Json settings(Json given) {
        var oauth = oauth(given, Json.EMPTY_OBJECT.with("consent_method", "REQUIRED"));
        var method = given.textAt(METHOD);
        var client = method.isPresent() ? Json.EMPTY_OBJECT.with(METHOD, method.get()) : Json.EMPTY_OBJECT;
        var settings = Json.EMPTY_OBJECT
                .with("signOnMode", MODE)
                .with("settings", Json.EMPTY_OBJECT.with("oauthClient", oauth))
                .with("credentials", Json.EMPTY_OBJECT.with("oauthClient", client));
        return Defaults.in(settings, MODE);
    }

    private static Json oauth(Json given, Json usual) {
        var oauth = usual;
        for (var name : SETTINGS) {
            var value = given.at(name);
            if (value.isPresent() && !value.get().isNull()) {
                oauth = oauth.with(name, value.get());
            }
        }
        return oauth;
    }

    private static Application checked(OktaCall call, Application app) {
        for (var list : List.of("redirect_uris", "post_logout_redirect_uris", "response_types", "grant_types")) {
            if (app.oauth().at(list).filter(value -> !value.isArray()).isPresent()) {
                throw invalid(list, "The field has an invalid value");
            }
        }
        ClientCheck.wrong(call, app).ifPresent(problem -> {
            throw invalid(problem.field(), problem.complaint());
        });
        ClientKey.problem(ClientKey.of(app)).ifPresent(problem -> {
            throw invalid("jwks", problem);
        });
        return ClientKeys.registered(call, app);
    }

    /** Refused in the words of OAuth, not of Okta. */
    private static Refusal invalid(String field, String complaint) {
        return new Refusal(Response.json(
                400,
                json -> json.text("error", "invalid_client_metadata")
                        .text("error_description", "`" + field + "`: " + complaint)));
    }

    private static Response get(OktaCall call) {
        return Response.json(200, json -> members(json, client(call)));
    }

    /** Everything has to be said again, but for the secret; what only Okta says may not be said. */
    private static Commit replace(OktaCall call) {
        var app = client(call);
        var body = call.body();
        for (var own : List.of("client_id_issued_at", "client_secret_expires_at")) {
            if (body.has(own)) {
                throw invalid(own, "The field is read-only.");
            }
        }
        for (var needed : List.of("application_type", "grant_types", "response_types", METHOD)) {
            if (!body.has(needed)) {
                throw invalid(needed, "The field can't be left blank.");
            }
        }
        if (!body.text("client_id").or(app.clientId()).equals(app.clientId())) {
            throw invalid("client_id", "The client ID in the path and in the body must match.");
        }
        var usual = app.oauth();
        for (var name : SETTINGS) {
            usual = usual.without(name);
        }
        var credentials = app.settings().at("credentials").orElse(Json.EMPTY_OBJECT);
        var client = credentials.at("oauthClient").orElse(Json.EMPTY_OBJECT);
        var method = client.with(METHOD, body.requiredText(METHOD));
        var inner = app.settings().at("settings").orElse(Json.EMPTY_OBJECT);
        var settings = app.settings()
                .with("settings", inner.with("oauthClient", oauth(body.json(), usual)))
                .with("credentials", credentials.with("oauthClient", method));
        var kept = checked(call, app.describedBy(name(call), Defaults.in(settings, MODE), call.stamp()));
        var state = ClientSecret.in(call.state(), call::mint, kept, null, call.stamp())
                .put(Application.APPS, kept);
        return call.logged(state, Event.of(EVENT + "update", kept.target()))
                .answer(Response.json(200, json -> members(json, kept)));
    }

    /** Active or not. */
    private static Commit delete(OktaCall call) {
        var app = client(call);
        return call.logged(Applications.removed(call.state(), app), Event.of(EVENT + "delete", app.target()))
                .announce(Event.of("application.lifecycle.delete", app.target()));
    }

    /** The new secret is the only one. */
    private static Commit renew(OktaCall call) {
        var app = client(call);
        if (!app.hasSecret()) {
            throw invalid(METHOD, "The client does not use a client secret.");
        }
        var state = ClientSecret.renewed(call.state(), call::mint, app, call.stamp());
        return call.logged(state, Event.of(ClientSecrets.EVENT + "create", app.target()))
                .answer(secretive(call, 200, state, app));
    }

    private static Application client(OktaCall call) {
        var id = call.path("clientId");
        return call.state().find(Application.BY_CLIENT, id).orElseThrow(NOT_FOUND.about(id, "PublicClientApp"));
    }

    /** With the secret, which is told this once. */
    private static Response secretive(OktaCall call, int status, State state, Application app) {
        var secret = app.hasSecret()
                ? ClientSecret.newest(state, app.id(), call.tenant()).orElse(null)
                : null;
        return Response.json(status, json -> {
            if (secret != null) {
                json.text("client_secret", secret).number("client_secret_expires_at", 0);
            }
            members(json, app);
        });
    }

    private static void members(JsonOut json, Application app) {
        json.text("client_id", app.clientId())
                .number("client_id_issued_at", app.created().getEpochSecond())
                .text(NAME, app.label());
        for (var name : SETTINGS) {
            app.oauth().at(name).ifPresent(value -> json.json(name, value));
        }
        json.text(METHOD, app.authentication());
    }
}
