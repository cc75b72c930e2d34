package dtu.okta.provisioning;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.NOT_IN_EXPECTED_STATE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.okta.provisioning.Account.ACCOUNTS;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppProfile;
import dtu.okta.apps.AppUser;
import dtu.okta.apps.Application;
import dtu.okta.apps.Applications;
import dtu.okta.logs.Event;
import dtu.okta.provisioning.Account.Standing;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.List;

/** What an administrator does with accounts that were there before Okta: says whose they are, many at a time. */
public final class Unmanaged {
    private static final String CONFIRMED = "application.account.decision.confirm";

    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        write("confirmAccounts", POST, "/apps/{appId}/accounts", PUBLIC, Unmanaged::confirm));
    // spotless:on

    /** How a test plays the administrator. */
    public static final Twin.Manual MANUAL = new Twin.Manual(
            "What an administrator does with accounts that an application had before Okta: confirms whose they are",
            """
            {"accounts": [{"user": "ann@acme.test", "externalId": "U024BE7LH"}]}""");

    private Unmanaged() {}

    /**
     * The accounts are taken to be as Okta wants them: whatever differs is brought over when it changes next. Whoever
     * does not have the application has no account there to confirm.
     */
    private static Commit confirm(OktaCall call) {
        var app = Applications.app(call);
        if (Service.behind(app).isEmpty()) {
            throw VALIDATION_FAILED.because("Provisioning is not supported.", "connection");
        }
        var commit = Commit.commit(call.state());
        call.body().requiredArray("accounts");
        for (var given : call.body().objects("accounts").or(List.of())) {
            commit = confirmed(call, commit, app, given);
        }
        return commit.answer(Response.empty(204));
    }

    private static Commit confirmed(OktaCall call, Commit commit, Application app, Fields given) {
        var name = given.requiredText("user");
        var user = UserFinder.find(call.state(), name)
                .filter(found -> Provision.has(call.state(), app, found))
                .orElseThrow(NOT_FOUND.about(name, "AppUser"));
        var externalId = given.requiredText("externalId");
        if (externalId.isBlank()) {
            throw VALIDATION_FAILED.because("externalId: The field cannot be left blank", "externalId");
        }
        var id = new AppUser.Id(app.id(), user.id());
        if (commit.state().find(ACCOUNTS, id).isPresent()) {
            throw NOT_IN_EXPECTED_STATE.refusal();
        }
        var wanted = AppProfile.of(call, app, user, Json.EMPTY_OBJECT);
        var account = Account.staged(id, call.stamp()).became(Standing.PROVISIONED, externalId, wanted, call.stamp());
        return commit.with(commit.state().put(ACCOUNTS, account))
                .announce(new Event(CONFIRMED, Provision.about(commit.state(), app, id, wanted), ""));
    }
}
