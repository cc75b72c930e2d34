package dtu.okta.users;

import static dtu.okta.OktaError.ALREADY_ACTIVE;
import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.UNLOCK_NOT_ALLOWED;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.users.User.USERS;
import static dtu.okta.users.UserStatus.ACTIVE;
import static dtu.okta.users.UserStatus.DEPROVISIONED;
import static dtu.okta.users.UserStatus.LOCKED_OUT;
import static dtu.okta.users.UserStatus.PROVISIONED;
import static dtu.okta.users.UserStatus.RECOVERY;
import static dtu.okta.users.UserStatus.STAGED;
import static dtu.okta.users.UserStatus.SUSPENDED;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.Assignments;
import dtu.okta.factors.Factor;
import dtu.okta.groups.Group;
import dtu.okta.groups.GroupOwners;
import dtu.okta.idps.IdentityProvider;
import dtu.okta.links.LinkedObjects;
import dtu.okta.logs.Event;
import dtu.okta.oauth.Tokens;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.rules.Reasons;
import dtu.okta.sessions.Session;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.List;
import java.util.stream.Stream;

/** Okta's lifecycle operations: the moves from one status to another that leave the password alone. */
public final class Lifecycle {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("activateUser",   POST,   "/api/v1/users/{id}/lifecycle/activate",   USERS_MANAGE, Lifecycle::activate),
        write("reactivateUser", POST,   "/api/v1/users/{id}/lifecycle/reactivate", USERS_MANAGE, Lifecycle::reactivate),
        write("suspendUser",    POST,   "/api/v1/users/{id}/lifecycle/suspend",    USERS_MANAGE, Lifecycle::suspend),
        write("unsuspendUser",  POST,   "/api/v1/users/{id}/lifecycle/unsuspend",  USERS_MANAGE, Lifecycle::unsuspend),
        write("unlockUser",     POST,   "/api/v1/users/{id}/lifecycle/unlock",     USERS_MANAGE, Lifecycle::unlock),
        write("deactivateUser", POST,   "/api/v1/users/{id}/lifecycle/deactivate", USERS_MANAGE, Lifecycle::deactivate),
        write("deleteUser",     DELETE, "/api/v1/users/{id}",                      USERS_MANAGE, Lifecycle::delete));
    // spotless:on

    private Lifecycle() {}

    private static Commit activate(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != STAGED && user.status() != DEPROVISIONED) {
            throw ALREADY_ACTIVE.refusal();
        }
        var activated = activated(user, call);
        var commit = call.logged(
                call.state().put(USERS, activated), Event.of("user.lifecycle.activate", activated.target()));
        return activated.status() == ACTIVE ? commit.answer(nothing()) : Invitation.to(activated, call, commit);
    }

    /**
     * Whoever has a password, or signs in elsewhere, can begin at once; everybody else has to choose a password first.
     */
    static User activated(User user, OktaCall call) {
        var credentials = user.credentials();
        var ready = credentials.password() != null || credentials.provider().isElsewhere();
        return user.activated(ready ? ACTIVE : PROVISIONED, call.stamp());
    }

    private static Commit reactivate(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != PROVISIONED && user.status() != RECOVERY) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        var commit = call.logged(call.state(), Event.of("user.lifecycle.reactivate", user.target()));
        return Invitation.to(user, call, commit);
    }

    private static Commit suspend(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != ACTIVE) {
            throw VALIDATION_FAILED.because("Cannot suspend a user that is not active", "suspendUser");
        }
        return moved(call, user, SUSPENDED, "user.lifecycle.suspend");
    }

    private static Commit unsuspend(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != SUSPENDED) {
            throw VALIDATION_FAILED.because("Cannot unsuspend a user that is not suspended", "unsuspendUser");
        }
        return moved(call, user, ACTIVE, "user.lifecycle.unsuspend");
    }

    private static Commit unlock(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != LOCKED_OUT) {
            throw UNLOCK_NOT_ALLOWED.because("The user is not locked out.");
        }
        return moved(call, user, ACTIVE, "user.account.unlock_by_admin");
    }

    /** What the API does, for whatever else makes people leave. */
    public static Commit deactivate(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() == DEPROVISIONED) {
            // Clients take this code for "is gone already" and go on.
            throw NOT_FOUND.refusal(call.path("id"), "User");
        }
        return deactivating(call, user).answer(nothing());
    }

    /** The first time deactivates, the second time deletes for good. */
    private static Commit delete(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != DEPROVISIONED) {
            return deactivating(call, user).answer(Response.empty(204));
        }
        return isPatient(call) ? later(call, user, Departure.Step.DELETION) : deleted(call, user);
    }

    private static Commit deactivating(OktaCall call, User user) {
        var commit = isPatient(call) ? later(call, user, Departure.Step.DEACTIVATION) : deactivated(call, user);
        return DeactivationNotice.in(call, commit, user.displayName() + " has been deactivated.");
    }

    /** Whether the client would rather have an answer than wait until it is done. */
    private static boolean isPatient(OktaCall call) {
        return call.request().headers().every("Prefer").stream()
                .flatMap(preferences -> Stream.of(preferences.split(",", -1)))
                .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
    }

    private static Commit later(OktaCall call, User user, Departure.Step step) {
        return Commit.commit(call.state()).later(call.now(), new Departure(user.id(), step));
    }

    static Commit deactivated(OktaCall call, User user) {
        var gone = user.moved(DEPROVISIONED, call.stamp());
        var state = Ticket.without(call.state().put(USERS, gone), user.id());
        state = RoleAssignment.withoutAll(Tokens.withoutUser(state, user.id()), user.id());
        state = Factor.without(Session.without(state, user.id()), user.id());
        return Assignments.ended(call.logged(state, Event.of("user.lifecycle.deactivate", gone.target())), gone);
    }

    static Commit deleted(OktaCall call, User user) {
        var state = Reasons.without(
                        Tokens.withoutConsents(Ticket.without(call.state(), user.id()), user.id()), user.id())
                .unlinkAllTo(Group.MEMBERS, user.id());
        state = IdentityProvider.without(LinkedObjects.without(state, user.id()), user.id());
        state = GroupOwners.without(state, user.id().value());
        return call.logged(state.remove(USERS, user.id()), Event.of("user.lifecycle.delete.initiated", user.target()))
                .announce(Event.of("user.lifecycle.delete.completed", user.target()));
    }

    private static Commit moved(OktaCall call, User user, UserStatus to, String event) {
        var moved = user.moved(to, call.stamp());
        return logged(call, call.state().put(USERS, moved), event, moved);
    }

    private static Commit logged(OktaCall call, State state, String event, User user) {
        return call.logged(state, Event.of(event, user.target())).answer(nothing());
    }

    private static Response nothing() {
        return Response.json(200, json -> {});
    }
}
