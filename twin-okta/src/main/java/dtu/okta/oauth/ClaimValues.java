package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.apps.Assignments;
import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Subject;
import dtu.okta.servers.Claim;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the claims of a server come to for one token. */
final class ClaimValues {
    private static final int GROUPS_MAX = 100;

    private final OktaCall call;
    private final Subject subject;

    ClaimValues(OktaCall call, Issuer issuer, Authorization authorization) {
        this.call = call;
        var id = authorization.user();
        var user = id == null ? null : call.state().get(User.USERS, id);
        this.subject = new Subject(call.state(), user, call.now(), surroundings(call, issuer, authorization));
    }

    /** What an expression may speak of beside the person's profile. */
    private static Json surroundings(OktaCall call, Issuer issuer, Authorization authorization) {
        var client = Client.find(call, authorization.client()).orElseThrow();
        var app = client.app();
        var id = authorization.user();
        return Json.object(json -> {
            json.object(
                    "app",
                    out -> out.text("id", app.id().value())
                            .text("clientId", client.id())
                            .text("name", app.name())
                            .text("label", app.label())
                            .json("profile", app.settings().at("profile").orElse(Json.EMPTY_OBJECT)));
            json.object("access", out -> out.texts("scope", authorization.scopes()));
            json.object(
                    "org",
                    out -> out.text("name", OktaOrg.id(call.tenant()))
                            .text("subdomain", call.tenant().key()));
            json.object("authserver", out -> out.text("issuer", issuer.url(call)));
            if (id != null) {
                var user = call.state().get(User.USERS, id);
                json.json("user", user.profile());
                json.json("appuser", Assignments.account(call.state(), app, user));
                json.object(
                        "session",
                        out -> out.texts("amr", authorization.proven().references()));
            }
        });
    }

    /** The value of a claim; empty when there is none, and the token does not name it. */
    Optional<Json> of(Claim claim) {
        return switch (claim.terms().type()) {
            case SYSTEM -> Optional.empty();
            case EXPRESSION -> Optional.of(evaluated(claim)).filter(value -> !value.isNull());
            case GROUPS -> groups(claim);
        };
    }

    private Json evaluated(Claim claim) {
        try {
            var attributes = Set.copyOf(UserType.usual(call.state()).attributes());
            return call.conditions().value(claim.terms().value(), attributes).valueFor(subject);
        } catch (BadExpression soundWhenItWasWritten) {
            throw OAuthError.CLAIM_NOT_EVALUATED.refusal(claim.terms().name());
        }
    }

    private Optional<Json> groups(Claim claim) {
        var wanted = wanted(claim.terms().filter(), claim.terms().value());
        var names = subject.groupNames().filter(wanted).map(Json::text).toList();
        if (names.size() > GROUPS_MAX) {
            throw OAuthError.TOO_MANY_GROUPS.refusal();
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(Json.array(names));
    }

    private static Predicate<String> wanted(Claim.GroupFilter filter, String value) {
        return switch (filter) {
            case NONE -> name -> false;
            case STARTS_WITH -> name -> name.startsWith(value);
            case EQUALS -> value::equals;
            case CONTAINS -> name -> name.contains(value);
            case REGEX -> pattern(value);
        };
    }

    /** A pattern that is none matches nothing. */
    private static Predicate<String> pattern(String text) {
        try {
            return Pattern.compile(text).asMatchPredicate();
        } catch (PatternSyntaxException noPattern) {
            return name -> false;
        }
    }
}
