package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.servers.AuthorizationServer;
import dtu.okta.servers.Scope;
import dtu.twins.Refusal;
import java.util.Arrays;
import java.util.List;

/** What scopes a request asks for, and whether it may. */
final class Scopes {
    private Scopes() {}

    /** How an endpoint says no: with a body, or by sending the browser back. */
    interface Refuser {
        Refusal refusal(OAuthError error, Object... details);
    }

    /** Scopes to act for a person. */
    static List<String> forPerson(OktaCall call, Issuer issuer, Client client, String text, Refuser refuser) {
        var names = given(call, issuer, text, refuser);
        var ungranted = ungranted(call, issuer, client, names);
        if (!ungranted.isEmpty()) {
            throw refuser.refusal(OAuthError.PERSON_NOT_CONSENTED, String.join(", ", ungranted));
        }
        if (!names.contains("openid") && names.stream().anyMatch(Scope.OPENID::contains)) {
            throw refuser.refusal(OAuthError.NEEDS_OPENID);
        }
        return names;
    }

    /** Scopes for an app to act for itself. */
    static List<String> forClient(OktaCall call, Issuer issuer, Client client, String text) {
        var names = given(call, issuer, text, OAuthError::refusal);
        if (names.stream().anyMatch(Scope.SYSTEM::contains)) {
            throw OAuthError.NO_OPENID_FOR_CLIENTS.refusal();
        }
        refuseConsents(call, issuer, names);
        var ungranted = ungranted(call, issuer, client, names);
        if (ungranted.equals(names)) {
            throw OAuthError.NOTHING_CONSENTED.refusal();
        }
        if (!ungranted.isEmpty()) {
            throw OAuthError.NOT_CONSENTED.refusal(String.join(", ", ungranted));
        }
        return names;
    }

    /** What a person has to consent to, no app gets for itself. */
    private static void refuseConsents(OktaCall call, Issuer issuer, List<String> names) {
        var server = issuer.server();
        if (server == null) {
            return;
        }
        var personal = names.stream()
                .filter(name -> Scope.find(call.state(), server.id(), name)
                        .filter(Scope::needsPerson)
                        .isPresent())
                .toList();
        if (!personal.isEmpty()) {
            throw OAuthError.NOT_CONSENTED.refusal(String.join(", ", personal));
        }
    }

    /** The words of a scope parameter. */
    static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> given(OktaCall call, Issuer issuer, String text, Refuser refuser) {
        var names = words(text);
        var server = issuer.server();
        if (server == null) {
            if (names.isEmpty()) {
                throw refuser.refusal(OAuthError.NO_SCOPES);
            }
            if (!names.stream().allMatch(name -> Scope.SYSTEM.contains(name) || Grant.isGrantable(name))) {
                throw refuser.refusal(OAuthError.UNKNOWN_SCOPE);
            }
            return names;
        }
        if (names.isEmpty()) {
            return usual(call, server, refuser);
        }
        if (!names.stream()
                .allMatch(name -> Scope.find(call.state(), server.id(), name).isPresent())) {
            throw refuser.refusal(OAuthError.UNKNOWN_SCOPE);
        }
        return names;
    }

    private static List<String> usual(OktaCall call, AuthorizationServer server, Refuser refuser) {
        var names = Scope.of(call.state(), server.id())
                .filter(Scope::isDefault)
                .map(Scope::name)
                .toList();
        if (names.isEmpty()) {
            throw refuser.refusal(OAuthError.NO_DEFAULT_SCOPES);
        }
        return names;
    }

    /** Only the scopes of Okta's own API have to be granted to an app beforehand. */
    private static List<String> ungranted(OktaCall call, Issuer issuer, Client client, List<String> names) {
        return issuer.isOrg()
                ? names.stream()
                        .filter(name -> !Scope.SYSTEM.contains(name) && !Grant.allows(call.state(), client, name))
                        .toList()
                : List.of();
    }
}
