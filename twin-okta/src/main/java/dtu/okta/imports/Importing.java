package dtu.okta.imports;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.apps.Assignments;
import dtu.okta.apps.ImportRules;
import dtu.okta.inline.InlineHook;
import dtu.okta.inline.Question;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Takes people from an application into Okta, one after the other, each past a hook if the org has one. */
public final class Importing {
    private static final String TYPE = "com.okta.import.transform";

    public static final List<Shape> SHAPES =
            List.of(ImportJob.JOBS, ImportSession.SESSIONS, ImportSession.Change.CHANGES, SourceUser.USERS);

    private Importing() {}

    /** The commit in which an import begins; who is in it is known later. */
    public static Commit begun(OktaCall call, Application app, ImportJob.Id job) {
        return call.logged(
                call.state().put(ImportJob.JOBS, new ImportJob(job, app.id(), List.of())),
                Event.of("system.import.start", app.target()));
    }

    /** The id of an import that is to begin. */
    public static ImportJob.Id minted(OktaCall call) {
        return call.mint(ImportJob.IDS);
    }

    /** The commit in which it is known who is in an import. */
    public static Commit found(OktaCall call, Commit so, ImportJob.Id id, List<Candidate> candidates) {
        return so.state()
                .find(ImportJob.JOBS, id)
                .map(job -> next(call, so, new ImportJob(id, job.app(), candidates)))
                .orElse(so);
    }

    /** The commit in which an import ends before it is known who is in it. */
    public static Commit failed(OktaCall call, ImportJob.Id id, String why) {
        var state = call.state();
        var app = state.find(ImportJob.JOBS, id).flatMap(job -> state.find(Application.APPS, job.app()));
        var over = Commit.commit(state.remove(ImportJob.JOBS, id));
        return app.map(known -> over.announce(
                        Event.of("system.import.complete", known.target()).failedFor(why)))
                .orElse(over);
    }

    /** Goes on with whoever is next: as far as it goes without a hook. */
    static Commit next(OktaCall call, Commit so, ImportJob job) {
        var app = so.state().find(Application.APPS, job.app());
        if (app.isEmpty()) {
            return so.with(so.state().remove(ImportJob.JOBS, job.id()));
        }
        var commit = so;
        var left = job;
        var hook = InlineHook.active(so.state(), TYPE);
        while (!left.waiting().isEmpty()) {
            var candidate = left.waiting().getFirst();
            var proposal = Proposal.of(call, commit.state(), app.get(), candidate);
            if (isThere(commit, app.get(), proposal)) {
                left = left.rest();
                continue;
            }
            if (hook.isPresent()) {
                return asked(call, commit, hook.get(), left, proposal, app.get());
            }
            commit = proposal.applied(call, commit, app.get());
            left = left.rest();
        }
        return commit.with(commit.state().remove(ImportJob.JOBS, job.id()))
                .announce(Event.of("system.import.complete", app.get().target()));
    }

    /** Somebody who has the application already is not imported once more. */
    private static boolean isThere(Commit so, Application app, Proposal proposal) {
        return proposal.person(so.state())
                .filter(user -> Assignments.has(so.state(), app.id(), user))
                .isPresent();
    }

    private static Commit asked(
            OktaCall call, Commit so, InlineHook hook, ImportJob job, Proposal proposal, Application app) {
        var state = so.state();
        var question = Question.of(
                call,
                TYPE,
                hook.id().value(),
                context -> context(context, proposal.conflicts(state), job, app, state, proposal),
                data -> data.object(
                                "action",
                                action -> action.text("result", proposal.isNew() ? "CREATE_USER" : "LINK_USER"))
                        .object(
                                "appUser",
                                appUser -> appUser.json(
                                        "profile",
                                        proposal.candidate()
                                                .profile()
                                                .with(
                                                        "externalId",
                                                        proposal.candidate().externalId())))
                        .object(
                                "user",
                                user -> user.textIfAny("id", proposal.isNew() ? null : proposal.linked())
                                        .json("profile", proposal.profile())));
        return hook.sent(
                so.with(state.put(ImportJob.JOBS, job)),
                "import/" + job.id().value(),
                question,
                new ImportHook(job.id(), proposal, hook.target()));
    }

    private static void context(
            JsonOut json, List<String> conflicts, ImportJob job, Application app, State state, Proposal proposal) {
        json.texts("conflicts", conflicts)
                .object(
                        "application",
                        out -> out.text("name", app.name())
                                .text("id", app.id().value())
                                .text("label", app.label())
                                .text("status", app.status().name()))
                .object("job", out -> out.text("id", job.id().value()).text("type", "import:users"))
                .texts(
                        "matches",
                        Optional.of(proposal.linked()).filter(id -> !id.isEmpty()).stream()
                                .toList())
                .texts("policy", List.of(ImportRules.of(state, app).criterion()));
    }
}
