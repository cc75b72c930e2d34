package dtu.okta.imports;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.inline.Heard;
import dtu.okta.inline.Reaction;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.List;

/** What a hook makes of somebody who is imported. */
record ImportHook(ImportJob.Id job, Proposal proposal, Event.Target hook) implements Reaction {
    private static final String ACCOUNT = "com.okta.appUser.profile.update";
    private static final String PERSON = "com.okta.user.profile.update";
    private static final String ACTION = "com.okta.action.update";
    private static final String MATCH = "com.okta.user.update";
    private static final String USUAL_ERROR = "The callback service returned an error";

    /** A hook that says nothing, or nothing that can be used, or objects, changes nothing: the import goes on. */
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        var left = so.state().find(ImportJob.JOBS, job);
        if (left.isEmpty()) {
            return so;
        }
        var app = so.state().find(Application.APPS, left.get().app());
        if (app.isEmpty()) {
            return Importing.next(call, so, left.get());
        }
        var done = heard instanceof Heard.Told(var body)
                ? told(call, so, app.get(), body)
                : proposal.applied(call, so, app.get());
        return Importing.next(call, done, left.get().rest());
    }

    private Commit told(OktaCall call, Commit so, Application app, Json body) {
        var processed = Event.of("inline_hook.response.processed", hook);
        var error = body.at("error").filter(Json::isObject);
        if (error.isPresent()) {
            var why = error.get().textAt("errorSummary").orElse(USUAL_ERROR);
            return proposal.applied(call, so.announce(processed.failedFor(why)), app);
        }
        var commands = body.at("commands").map(Json::elements).orElse(List.of());
        var obeyed = proposal;
        for (var command : commands) {
            obeyed = obeyed(call, so, app, obeyed, command);
        }
        var lost = !obeyed.isNew() && !so.state().has(User.USERS, new User.Id(obeyed.linked()));
        return lost
                ? proposal.applied(
                        call, so.announce(processed.failedFor("No user with the id " + obeyed.linked())), app)
                : obeyed.applied(call, so.announce(processed), app);
    }

    private static Proposal obeyed(OktaCall call, Commit so, Application app, Proposal before, Json command) {
        var value = command.at("value").filter(Json::isObject).orElse(Json.EMPTY_OBJECT);
        return switch (command.textAt("type").orElse("")) {
            case ACCOUNT -> before.withAccount(call, so.state(), app, value);
            case PERSON -> before.withPerson(value);
            case ACTION -> value.textAt("result").orElse("").equals("CREATE_USER") ? before.linkedTo("") : before;
            case MATCH -> before.linkedTo(value.textAt("id").orElse(before.linked()));
            default -> before;
        };
    }
}
