package dtu.okta.servers;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.inline.InlineHook;
import dtu.okta.servers.AccessRule.Lifetimes;
import dtu.okta.servers.AccessRule.People;
import dtu.okta.servers.AccessRule.Terms;
import dtu.okta.users.User;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule says, as clients write and read it. */
final class RuleTerms {
    private static final int NAME_MAX = 100;
    private static final long ACCESS_MIN = 5;
    private static final long ACCESS_MAX = 1_440;
    private static final long WINDOW_MIN = 10;
    private static final long WINDOW_MAX = 2_628_000;
    private static final long ACCESS = 60;
    private static final long WINDOW = 10_080;
    private static final String INCLUDE = "include";

    private RuleTerms() {}

    static Terms given(OktaCall call) {
        var body = call.body();
        if (!body.text("type").or(Rules.TYPE).equals(Rules.TYPE)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        var name = body.requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        var conditions = body.requiredObject("conditions");
        var grants = conditions.requiredObject("grantTypes").texts(INCLUDE).or(List.of());
        if (grants.isEmpty() || !AccessRule.GRANTS.containsAll(grants)) {
            throw VALIDATION_FAILED.because("grantTypes: The field has an invalid value", "grantTypes");
        }
        var people = people(call, conditions.objectOrEmpty("people"));
        var scopes = scopes(call, conditions.objectOrEmpty("scopes"));
        var token = body.objectOrEmpty("actions").objectOrEmpty("token");
        return new Terms(name, grants, people, scopes, lifetimes(token), hook(call, token));
    }

    private static People people(OktaCall call, Fields people) {
        var groups = people.objectOrEmpty("groups").texts(INCLUDE).or(List.of());
        for (var group : groups) {
            if (!group.equals(AccessRule.EVERYONE) && !call.state().has(Group.GROUPS, new Group.Id(group))) {
                throw VALIDATION_FAILED.because("groups: The group '" + group + "' does not exist", "groups");
            }
        }
        var users = people.objectOrEmpty("users");
        var included = users.texts(INCLUDE).or(List.of());
        var excluded = users.texts("exclude").or(List.of());
        for (var user :
                List.of(included, excluded).stream().flatMap(List::stream).toList()) {
            if (!call.state().has(User.USERS, new User.Id(user))) {
                throw VALIDATION_FAILED.because("users: The user '" + user + "' does not exist", "users");
            }
        }
        return new People(groups, included, excluded);
    }

    private static List<String> scopes(OktaCall call, Fields given) {
        var server = AuthorizationServers.server(call);
        var scopes = given.texts(INCLUDE).or(List.of());
        for (var scope : scopes) {
            if (!scope.equals(AccessRule.EVERY_SCOPE)
                    && Scope.find(call.state(), server.id(), scope).isEmpty()) {
                throw VALIDATION_FAILED.because("scopes: The scope '" + scope + "' does not exist", "scopes");
            }
        }
        return scopes;
    }

    private static @Nullable String hook(OktaCall call, Fields token) {
        var hook = token.objectOrEmpty("inlineHook").text("id").or("");
        if (hook.isEmpty()) {
            return null;
        }
        if (InlineHook.active(call.state(), hook, AccessRule.TOKEN_HOOK).isEmpty()) {
            throw VALIDATION_FAILED.because("inlineHook: The inline hook '" + hook + "' does not exist", "inlineHook");
        }
        return hook;
    }

    private static Lifetimes lifetimes(Fields token) {
        var access = token.whole("accessTokenLifetimeMinutes").or(ACCESS);
        if (access < ACCESS_MIN || access > ACCESS_MAX) {
            throw outside("accessTokenLifetimeMinutes", ACCESS_MIN, ACCESS_MAX);
        }
        var refresh = token.whole("refreshTokenLifetimeMinutes").or(0L);
        if (refresh != 0 && refresh < access) {
            throw VALIDATION_FAILED.because(
                    "refreshTokenLifetimeMinutes: The lifetime of a refresh token must not be less than that of an "
                            + "access token",
                    "refreshTokenLifetimeMinutes");
        }
        var window = token.whole("refreshTokenWindowMinutes").or(WINDOW);
        if (window < WINDOW_MIN || window > WINDOW_MAX || (refresh != 0 && window > refresh)) {
            throw outside("refreshTokenWindowMinutes", WINDOW_MIN, refresh == 0 ? WINDOW_MAX : refresh);
        }
        return new Lifetimes(access, refresh, window);
    }

    private static RuntimeException outside(String field, long least, long most) {
        return VALIDATION_FAILED.because(
                field + ": The field must be between " + least + " and " + most + " minutes", field);
    }

    static void conditions(JsonOut json, Terms terms) {
        var people = terms.people();
        json.object(
                        "people",
                        out -> out.object("users", users -> {
                                    if (!people.users().isEmpty()) {
                                        users.texts(INCLUDE, people.users());
                                    }
                                    users.texts("exclude", people.exceptUsers());
                                })
                                .object("groups", groups -> groups.texts(INCLUDE, people.groups())))
                .object("grantTypes", grants -> grants.texts(INCLUDE, terms.grants()))
                .object("scopes", scopes -> scopes.texts(INCLUDE, terms.scopes()));
    }

    static void actions(JsonOut json, Terms terms) {
        var lifetimes = terms.lifetimes();
        json.object("token", token -> {
            token.number("accessTokenLifetimeMinutes", lifetimes.access())
                    .number("refreshTokenLifetimeMinutes", lifetimes.refresh())
                    .number("refreshTokenWindowMinutes", lifetimes.window());
            if (terms.hook() != null) {
                token.object("inlineHook", hook -> hook.text("id", terms.hook()));
            }
        });
    }
}
