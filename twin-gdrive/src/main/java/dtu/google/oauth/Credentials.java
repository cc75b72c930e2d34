package dtu.google.oauth;

import dtu.google.GoogleCall;
import dtu.google.people.Person;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Credentials that are handed out without a client asking: those of the environment, and those to act as a person. */
public final class Credentials {
    private Credentials() {}

    /** A token that lasts. */
    public static Grant lasting(Person person, List<String> scopes, Chance chance) {
        return lasting(Grant.Kind.ACCESS, person, scopes, chance);
    }

    /** A refresh token that lasts. */
    public static Grant refreshing(Person person, List<String> scopes, Chance chance) {
        return lasting(Grant.Kind.REFRESH, person, scopes, chance);
    }

    private static Grant lasting(Grant.Kind kind, Person person, List<String> scopes, Chance chance) {
        var secret = Grant.secret(chance.in(kind.name()));
        var family = Grant.secret(chance.in("family")).value();
        return new Grant(secret, kind, person.id(), scopes, OAuth.CLIENT, family, null);
    }

    /** The key file of a service account, as Google's console hands it out. */
    public static Json keyFile(GoogleCall call, Person account) {
        return Json.object(json -> keyFile(json, call.tenant(), account, call.address(account)));
    }

    private static void keyFile(JsonOut json, Tenant tenant, Person account, String address) {
        var root = tenant.root("google");
        json.text("type", "service_account")
                .text("project_id", dtu.google.people.Accounts.project(tenant))
                .text("private_key_id", ServiceKeys.id(tenant))
                .text("private_key", ServiceKeys.of(tenant).pem())
                .text("client_email", address)
                .text("client_id", GoogleNumbers.uniqueId(tenant, account.account()))
                .text("auth_uri", root + "/o/oauth2/v2/auth")
                .text("token_uri", root + "/token")
                .text("auth_provider_x509_cert_url", "https://www.googleapis.com/oauth2/v1/certs")
                .text("universe_domain", "googleapis.com");
    }
}
