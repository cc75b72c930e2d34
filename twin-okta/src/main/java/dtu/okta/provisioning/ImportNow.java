package dtu.okta.provisioning;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.apps.Applications;
import dtu.okta.imports.Importing;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Twin;
import dtu.twins.http.Response;
import java.util.List;

/** What an administrator does in Okta's own pages to take people over from an application: there is no API for it. */
public final class ImportNow {
    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        write("importNow", POST, "/apps/{appId}/import", PUBLIC, ImportNow::begun));
    // spotless:on

    /** How a test plays an administrator. */
    public static final Twin.Manual MANUAL = new Twin.Manual(
            "What an administrator does with the button Import Now of an application that keeps accounts elsewhere",
            "{}");

    private ImportNow() {}

    private static Commit begun(OktaCall call) {
        var app = Applications.app(call);
        var service = Service.behind(app).filter(known -> known.protocol().lists());
        if (service.isEmpty() || !app.isActive() || !Connection.isEnabled(call.state(), app.id())) {
            throw VALIDATION_FAILED.because("Provisioning is not supported.", "import");
        }
        var job = Importing.minted(call);
        return Importing.begun(call, app, job)
                .send(new Listing(job, app.id(), service.get(), List.of()))
                .answer(Response.json(200, json -> json.text("id", job.value()).text("type", "import:users")));
    }
}
