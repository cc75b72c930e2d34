package dtu.slack.workflows;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.events.AppEvent;
import dtu.twins.json.Json;
import java.util.Optional;

/** How a run goes from one step to the next, until one has to wait for its app, or fails. */
final class Course {
    private final SlackCall call;
    private final App app;
    private Deed deed;
    private Run run;

    private Course(SlackCall call, Deed deed, Run run) {
        this.call = call;
        this.deed = deed;
        this.run = run;
        this.app = deed.state().get(App.APPS, run.app());
    }

    /** A run begins with these inputs. */
    static Deed begun(SlackCall call, App app, Workflow workflow, Json inputs) {
        var run = Run.begun(
                call.mint(Run.IDS),
                app.id(),
                workflow.callback(),
                FunctionDefinition.only(workflow.inputs(), inputs),
                call.now());
        var complaints = Parameter.complaints(workflow.inputs(), inputs);
        var course = new Course(call, Deed.in(call.state()), run);
        return complaints.isEmpty() ? course.onwards() : course.failed(String.join("; ", complaints));
    }

    /** A step is done, and has given this. */
    static Deed resumed(SlackCall call, Deed deed, Run run, Json outputs) {
        var course = new Course(call, deed, run);
        var step = course.workflow().map(Workflow::steps).filter(steps -> run.step() < steps.size());
        return step.map(steps -> course.done(steps.get(run.step()), outputs).onwards())
                .orElseGet(() -> course.failed("the workflow has no such step any more"));
    }

    /** A step is not to be done. */
    static Deed failed(SlackCall call, Deed deed, Run run, String error) {
        return new Course(call, deed, run).failed(error);
    }

    private Optional<Workflow> workflow() {
        return Workflow.of(app, run.workflow());
    }

    private Course done(Workflow.Step step, Json outputs) {
        run = run.after(step.id(), outputs);
        return this;
    }

    private Deed onwards() {
        var steps = workflow().map(Workflow::steps);
        if (steps.isEmpty()) {
            return failed("the app has no such workflow any more");
        }
        while (run.step() < steps.get().size()) {
            var step = steps.get().get(run.step());
            var inputs = Template.members(step.inputs(), run.sources());
            if (step.own().isPresent()) {
                return asked(step.own().get(), inputs);
            }
            var done = BuiltIn.done(call, deed, app, step.slacks(), inputs);
            if (!(done instanceof BuiltIn.Done(var after, var outputs))) {
                return failed(((BuiltIn.Failed) done).error());
            }
            deed = after;
            done(step, outputs);
        }
        return ended(Run.Progress.COMPLETED);
    }

    /** The app is told, and the run waits for it. */
    private Deed asked(String callback, Json given) {
        var definition = FunctionDefinition.of(app, callback);
        if (definition.isEmpty()) {
            return failed("the app has no function " + callback);
        }
        var complaints = Parameter.complaints(definition.get().inputs(), given);
        if (!complaints.isEmpty()) {
            return failed(String.join("; ", complaints));
        }
        var id = call.mint(Execution.IDS);
        var token = Token.ofWorkflow(
                call.mint(Token.IDS), app.id(), app.botUser(), call.chance().in(id.value()), call.wall());
        var inputs = FunctionDefinition.only(definition.get().inputs(), given);
        var execution = new Execution(id, run.id(), app.id(), callback, inputs, token.id(), Standing.RUNNING);
        var state = deed.state()
                .put(Run.RUNS, run)
                .put(Execution.EXECUTIONS, execution)
                .put(Token.TOKENS, token);
        return deed.to(state)
                .tell(new AppEvent.FunctionExecuted(app.id(), new Executed(execution, definition.get()), call.now()));
    }

    private Deed failed(String error) {
        return ended(Run.Progress.failed(error));
    }

    private Deed ended(Run.Progress progress) {
        return deed.to(deed.state().put(Run.RUNS, run.ended(progress)));
    }
}
