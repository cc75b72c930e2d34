package dtu.okta.links;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.links.LinkedObject.PRIMARIES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.links.LinkedObject.Place;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** Okta's Linked Objects API: who is linked to whom. */
public final class UserLinkedObjects {
    private static final String PATH = "/api/v1/users/{userIdOrLogin}/linkedObjects";
    private static final String ONE = PATH + "/{relationshipName}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("assignLinkedObjectValueForPrimary", PUT, PATH + "/{primaryRelationshipName}/{primaryUserId}",
                USERS_MANAGE, UserLinkedObjects::assign),
        read ("listLinkedObjectsForUser",  GET,    ONE, USERS_READ,   UserLinkedObjects::list),
        write("deleteLinkedObjectForUser", DELETE, ONE, USERS_MANAGE, UserLinkedObjects::delete));
    // spotless:on

    private UserLinkedObjects() {}

    /** Whoever was the primary so far is not any more. */
    private static Commit assign(OktaCall call) {
        var associated = UserFinder.at(call, "userIdOrLogin");
        var definition = definition(call, call.path("primaryRelationshipName"));
        if (!definition.id().value().equals(call.path("primaryRelationshipName"))) {
            throw NOT_FOUND.refusal(call.path("primaryRelationshipName"), "LinkedObjectProperty");
        }
        var primary = UserFinder.at(call, "primaryUserId");
        if (primary.id().equals(associated.id())) {
            throw VALIDATION_FAILED.because("A user cannot be linked to itself", "primaryUserId");
        }
        var place = new Place(definition.id().value(), associated.id());
        return Commit.commit(call.state().unlinkAll(PRIMARIES, place).link(PRIMARIES, place, primary.id()));
    }

    /** The primary for the primary's name, everybody who has this primary for the other name. */
    private static Response list(OktaCall call) {
        var user = UserFinder.at(call, "userIdOrLogin");
        var name = call.path("relationshipName");
        var definition = definition(call, name);
        var relationship = definition.id().value();
        var found = relationship.equals(name)
                ? call.state().linked(PRIMARIES, new Place(name, user.id())).toList()
                : call.state().linking(PRIMARIES, user.id()).stream()
                        .filter(place -> place.relationship().equals(relationship))
                        .map(Place::associated)
                        .toList();
        return Response.json(
                200, JsonOut.array(found.stream(), (json, id) -> json.value(link -> self(call, link, id))));
    }

    private static void self(OktaCall call, JsonOut json, User.Id id) {
        json.object(
                "_links",
                links -> links.object("self", self -> self.text("href", call.href("/api/v1/users/" + id.value()))));
    }

    /** No error when there was nothing to delete. */
    private static Commit delete(OktaCall call) {
        var user = UserFinder.at(call, "userIdOrLogin");
        var name = call.path("relationshipName");
        var definition = definition(call, name);
        if (!definition.id().value().equals(name)) {
            throw VALIDATION_FAILED.because("Only the primary relationship can be deleted", "relationshipName");
        }
        return Commit.commit(call.state().unlinkAll(PRIMARIES, new Place(name, user.id())));
    }

    private static LinkedObject definition(OktaCall call, String name) {
        return LinkedObjects.named(call, name).orElseThrow(NOT_FOUND.about(name, "LinkedObjectProperty"));
    }
}
