package dtu.okta.credentials;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.APPS_MANAGE;
import static dtu.okta.OktaScope.APPS_READ;
import static dtu.okta.credentials.ClientSecret.SECRETS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.credentials.ClientSecret.Status;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.regex.Pattern;

/** Okta's API for the secrets of client apps. */
public final class ClientSecrets {
    static final String EVENT = "app.oauth2.credentials.lifecycle.";
    private static final String ALL = "/api/v1/apps/{appId}/credentials/secrets";
    private static final String ONE = ALL + "/{secretId}";
    private static final String NAME = "client_secret";
    private static final String SUBJECT = "OAuth2ClientSecretMediated";
    private static final int SECRETS_MAX = 2;
    private static final int LENGTH_MIN = 14;
    private static final int LENGTH_MAX = 100;
    private static final int SHARED_KEY_MIN = 32;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listOAuth2ClientSecrets",      GET,    ALL, APPS_READ,   ClientSecrets::list),
        write("createOAuth2ClientSecret",     POST,   ALL, APPS_MANAGE, ClientSecrets::create),
        read ("getOAuth2ClientSecret",        GET,    ONE, APPS_READ,   ClientSecrets::get),
        write("deleteOAuth2ClientSecret",     DELETE, ONE, APPS_MANAGE, ClientSecrets::delete),
        write("activateOAuth2ClientSecret",   POST,   ONE + "/lifecycle/activate",   APPS_MANAGE,
                ClientSecrets::activate),
        write("deactivateOAuth2ClientSecret", POST,   ONE + "/lifecycle/deactivate", APPS_MANAGE,
                ClientSecrets::deactivate));
    // spotless:on

    private ClientSecrets() {}

    /** The client of a path. */
    static Application client(OktaCall call) {
        var id = call.path("appId");
        return call.state()
                .find(Application.APPS, new Application.Id(id))
                .filter(Application::isClient)
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
    }

    private static Response list(OktaCall call) {
        var secrets = ClientSecret.of(call.state(), client(call).id());
        return Response.json(
                200,
                JsonOut.array(secrets.stream(), (json, secret) -> json.value(object -> members(call, object, secret))));
    }

    private static Commit create(OktaCall call) {
        var client = client(call);
        var body = call.members();
        var given = body.text(NAME).toOptional().orElse(null);
        if (client.authentication().equals("private_key_jwt")) {
            throw VALIDATION_FAILED.because(
                    "'client_secret' can't be used when 'token_endpoint_auth_method' is 'private_key_jwt'.", NAME);
        }
        if (given != null) {
            check(client, given);
        }
        var status = status(body);
        if (ClientSecret.of(call.state(), client.id()).size() >= SECRETS_MAX) {
            throw VALIDATION_FAILED.because("You've reached the maximum number of client secrets per client.", SUBJECT);
        }
        var secret = ClientSecret.create(call::mint, client.id(), given, status, call.stamp());
        return call.logged(call.state().put(SECRETS, secret), Event.of(EVENT + "create", client.target()))
                .answer(Response.json(201, json -> members(call, json, secret)));
    }

    private static Status status(Fields body) {
        return switch (body.text("status").or("ACTIVE")) {
            case "ACTIVE" -> Status.ACTIVE;
            case "INACTIVE" -> Status.INACTIVE;
            default -> throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        };
    }

    /** Refuses an application that somebody gives a secret that it cannot have. */
    public static void check(Application client) {
        var given = client.givenSecret();
        if (given != null && client.hasSecret()) {
            check(client, given);
        }
    }

    /** Refuses a secret that somebody brings and that is too short, too long or not writable. */
    private static void check(Application client, String given) {
        if (!PRINTABLE.matcher(given).matches()) {
            throw wrong("''client_secret'' must only contain printable ASCII: [x20-x7E]+");
        }
        if (given.length() < LENGTH_MIN) {
            throw wrong("'client_secret' must be at least '14' characters long.");
        }
        if (given.length() > LENGTH_MAX) {
            throw wrong("'client_secret' can't be more than '100' characters long.");
        }
        if (client.authentication().equals("client_secret_jwt") && given.length() < SHARED_KEY_MIN) {
            throw wrong("'client_secret' must be at least '32' characters long when 'token_endpoint_auth_method' is "
                    + "'client_secret_jwt'.");
        }
    }

    private static RuntimeException wrong(String cause) {
        return VALIDATION_FAILED.because(NAME + ": " + cause, NAME);
    }

    private static Response get(OktaCall call) {
        var secret = found(call);
        return Response.json(200, json -> members(call, json, secret));
    }

    private static Commit delete(OktaCall call) {
        var secret = found(call);
        if (secret.isActive()) {
            throw VALIDATION_FAILED.because(
                    "You can't delete an active client secret. Deactivate the secret before deleting it.", SUBJECT);
        }
        return call.logged(
                call.state().remove(SECRETS, secret.id()),
                Event.of(EVENT + "delete", client(call).target()));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, found(call), Status.ACTIVE, "activate");
    }

    private static Commit deactivate(OktaCall call) {
        var secret = found(call);
        if (secret.isActive() && ClientSecret.active(call.state(), secret.app()).size() == 1) {
            throw VALIDATION_FAILED.because("You can't deactivate the only active client secret.", SUBJECT);
        }
        return moved(call, secret, Status.INACTIVE, "deactivate");
    }

    private static Commit moved(OktaCall call, ClientSecret secret, Status to, String event) {
        if (secret.status() == to) {
            return Commit.commit(call.state()).answer(Response.json(200, json -> members(call, json, secret)));
        }
        var moved = secret.moved(to, call.stamp());
        return call.logged(
                        call.state().put(SECRETS, moved),
                        Event.of(EVENT + event, client(call).target()))
                .answer(Response.json(200, json -> members(call, json, moved)));
    }

    private static ClientSecret found(OktaCall call) {
        var client = client(call);
        var id = call.path("secretId");
        return call.state()
                .find(SECRETS, new ClientSecret.Id(id))
                .filter(secret -> secret.app().equals(client.id()))
                .orElseThrow(NOT_FOUND.about(id, "OAuth2ClientSecret"));
    }

    private static void members(OktaCall call, JsonOut json, ClientSecret secret) {
        var own = "/api/v1/apps/" + secret.app().value() + "/credentials/secrets/"
                + secret.id().value();
        json.text("id", secret.id().value())
                .text("created", OktaTime.text(secret.created()))
                .text("lastUpdated", OktaTime.text(secret.lastUpdated()))
                .text("status", secret.status().name())
                .text(NAME, secret.text(call.tenant()))
                .text("secret_hash", secret.hash(call.tenant()))
                .object("_links", links -> links(call, links, own, secret.isActive() ? "deactivate" : "activate"));
    }

    /** What can be done with a credential; only one that is switched off can be deleted. */
    static void links(OktaCall call, JsonOut links, String own, String move) {
        link(links, move, call.href(own + "/lifecycle/" + move), "POST");
        if (move.equals("activate")) {
            link(links, "delete", call.href(own), "DELETE");
        }
    }

    static void link(JsonOut links, String relation, String href, String... methods) {
        links.object(
                relation,
                link -> link.text("href", href).object("hints", hints -> hints.texts("allow", List.of(methods))));
    }
}
