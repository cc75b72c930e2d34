package dtu.okta.imports;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.IDENTITY_SOURCES_MANAGE;
import static dtu.okta.OktaScope.IDENTITY_SOURCES_READ;
import static dtu.okta.imports.IdentitySources.SOURCE;
import static dtu.okta.imports.SourceUser.USERS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Identity Sources API, people: the same one by one, and at once. */
final class SourceUsers {
    private static final String ALL = SOURCE + "/users";
    private static final String ONE = ALL + "/{externalId}";

    // spotless:off - a table reads best as a table
    static final List<Route> ROUTES = List.of(
        write("createIdentitySourceUser",          POST,   ALL, IDENTITY_SOURCES_MANAGE, SourceUsers::create),
        read ("getIdentitySourceUser",             GET,    ONE, IDENTITY_SOURCES_READ,   SourceUsers::get),
        write("replaceExistingIdentitySourceUser", PUT,    ONE, IDENTITY_SOURCES_MANAGE, SourceUsers::replace),
        write("updateIdentitySourceUsers",         PATCH,  ONE, IDENTITY_SOURCES_MANAGE, SourceUsers::update),
        write("deleteIdentitySourceUser",          DELETE, ONE, IDENTITY_SOURCES_MANAGE, SourceUsers::delete));
    // spotless:on

    private SourceUsers() {}

    private static Commit create(OktaCall call) {
        var source = IdentitySources.source(call);
        var candidate = new Candidate(IdentitySources.externalId(call.body()), complete(call));
        var so = Commit.commit(call.state());
        if (Sourcing.known(so, source, candidate.externalId()).isPresent()) {
            throw VALIDATION_FAILED.because(
                    "externalId: An object with this field already exists in the current organization", "externalId");
        }
        var made = Sourcing.upserted(call, so, source, candidate);
        var row = Sourcing.known(made, source, candidate.externalId());
        if (row.isEmpty()) {
            throw VALIDATION_FAILED.because("profile: The field has an invalid value", "profile");
        }
        return made.answer(Response.json(200, json -> members(json, row.get())));
    }

    private static Response get(OktaCall call) {
        var row = row(call, IdentitySources.source(call));
        return Response.json(200, json -> members(json, row));
    }

    private static Commit replace(OktaCall call) {
        return described(call, complete(call));
    }

    private static Commit update(OktaCall call) {
        var row = row(call, IdentitySources.source(call));
        return described(call, row.profile().merged(IdentitySources.profile(call.body())));
    }

    private static Commit described(OktaCall call, Json profile) {
        var source = IdentitySources.source(call);
        var row = row(call, source).described(profile, call.stamp());
        var so = Commit.commit(call.state().put(USERS, row));
        return Sourcing.described(call, so, source, row).answer(Response.json(200, json -> members(json, row)));
    }

    private static Commit delete(OktaCall call) {
        var row = row(call, IdentitySources.source(call));
        return Sourcing.deleted(call, Commit.commit(call.state()), row).answer(Response.empty(204));
    }

    /** A profile with what everybody needs. */
    private static Json complete(OktaCall call) {
        var given = call.body().requiredObject("profile");
        given.requiredText("userName");
        given.requiredText("email");
        return IdentitySources.profile(call.body());
    }

    private static SourceUser row(OktaCall call, Application source) {
        var id = call.path("externalId");
        return Sourcing.known(Commit.commit(call.state()), source, id).orElseThrow(NOT_FOUND.about(id, "AppUser"));
    }

    private static void members(JsonOut json, SourceUser row) {
        json.text("id", row.id().value())
                .text("externalId", row.externalId())
                .text("created", OktaTime.text(row.created()))
                .text("lastUpdated", OktaTime.text(row.lastUpdated()))
                .json("profile", row.profile());
    }
}
