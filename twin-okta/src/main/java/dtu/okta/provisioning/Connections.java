package dtu.okta.provisioning;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.provisioning.Connection.CONNECTIONS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.apps.Applications;
import dtu.okta.logs.Event;
import dtu.okta.provisioning.Connection.Status;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Okta's Application Connections API: the credential by which Okta gets into the service behind an application. */
public final class Connections {
    private static final String ONE = "/api/v1/apps/{appId}/connections/default";
    private static final String TOKEN = "TOKEN";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getDefaultProvisioningConnectionForApplication",        GET,  ONE, APPS_READ,   Connections::get),
        write("updateDefaultProvisioningConnectionForApplication",     POST, ONE, APPS_MANAGE, Connections::update),
        write("activateDefaultProvisioningConnectionForApplication",   POST, ONE + "/lifecycle/activate", APPS_MANAGE,
                Connections::activate),
        write("deactivateDefaultProvisioningConnectionForApplication", POST, ONE + "/lifecycle/deactivate", APPS_MANAGE,
                Connections::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(CONNECTIONS, Account.ACCOUNTS);

    private Connections() {}

    /** Whether Okta gets into the service behind that application. */
    public static boolean areOn(State state, Application app) {
        return Connection.isEnabled(state, app.id());
    }

    private static Response get(OktaCall call) {
        var app = Applications.app(call);
        var known = call.state().find(CONNECTIONS, app.id());
        return Response.json(200, json -> members(call, json, app, known));
    }

    private static Commit update(OktaCall call) {
        var app = supported(call);
        var profile = call.body().requiredObject("profile");
        if (!profile.requiredText("authScheme").equals(TOKEN)) {
            throw VALIDATION_FAILED.because("authScheme: The field has an invalid value", "authScheme");
        }
        var token = profile.requiredText("token");
        if (token.isBlank()) {
            throw VALIDATION_FAILED.because("token: The field cannot be left blank", "token");
        }
        var before = call.state().find(CONNECTIONS, app.id()).map(Connection::status);
        var status = call.flag("activate").orElse(false) ? Status.ENABLED : before.orElse(Status.DISABLED);
        var connection = new Connection(app.id(), call.tenant().own(token), status);
        return kept(call, app, connection)
                .answer(Response.json(200, json -> members(call, json, app, Optional.of(connection))));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, Status.ENABLED);
    }

    private static Commit deactivate(OktaCall call) {
        return moved(call, Status.DISABLED);
    }

    private static Commit moved(OktaCall call, Status to) {
        var app = supported(call);
        var connection = call.state()
                .find(CONNECTIONS, app.id())
                .orElseThrow(() -> VALIDATION_FAILED.because("Provisioning credentials are not set.", "profile"));
        return kept(call, app, connection.moved(to)).answer(Response.empty(204));
    }

    /** Whatever has failed is tried again when the connection is good again. */
    private static Commit kept(OktaCall call, Application app, Connection connection) {
        var commit = call.logged(
                call.state().put(CONNECTIONS, connection), Event.of("application.lifecycle.update", app.target()));
        return Provision.refreshed(call, commit, app);
    }

    private static Application supported(OktaCall call) {
        var app = Applications.app(call);
        if (Service.behind(app).isEmpty()) {
            throw VALIDATION_FAILED.because("Provisioning is not supported.", "connection");
        }
        return app;
    }

    /** The token is never told. */
    private static void members(OktaCall call, JsonOut json, Application app, Optional<Connection> connection) {
        if (Service.behind(app).isEmpty()) {
            json.text("status", "UNKNOWN").object("profile", profile -> profile.text("authScheme", "UNKNOWN"));
            return;
        }
        var status = connection.map(Connection::status).orElse(Status.DISABLED);
        json.text("authScheme", TOKEN).text("status", status.name());
        if (connection.isPresent()) {
            json.object("profile", profile -> profile.text("authScheme", TOKEN));
        }
        var self = call.href("/api/v1/apps/" + app.id().value() + "/connections/default");
        var move = status == Status.ENABLED ? "deactivate" : "activate";
        json.object("_links", links -> {
            link(links, "self", self, List.of("POST", "GET"));
            link(links, move, self + "/lifecycle/" + move, List.of("POST"));
        });
    }

    private static void link(JsonOut links, String relation, String href, List<String> methods) {
        links.object(relation, link -> link.text("href", href).object("hints", hints -> hints.texts("allow", methods)));
    }
}
