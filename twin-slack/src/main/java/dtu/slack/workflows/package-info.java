/**
 * Custom functions and the workflows that run them: an app declares both in its manifest, somebody starts a workflow
 * through a webhook, and the app is told to execute its part with {@code function_executed}.
 *
 * <p>Start with {@link dtu.slack.workflows.Functions}, the methods with which an app says that it is done;
 * {@link dtu.slack.workflows.Run} is one pass through a workflow, {@link dtu.slack.workflows.Execution} one step of it
 * in the hands of an app, {@link dtu.slack.workflows.Course} how it goes on, {@link dtu.slack.workflows.Underway} what
 * is said of a step when people act on the messages and modals that the app shows with the step's token.
 *
 * <p>What surprises people, and is therefore tested: the webhook answers {@code {"ok":true}} to whatever JSON it gets,
 * and a run that lacks an input fails afterwards; nobody subscribes to {@code function_executed}; the token in it acts
 * as the app's bot for fifteen minutes or until the function is done, whichever is first; a function that is done twice
 * is {@code execution_not_in_running_state}; a click after that quarter of an hour brings another token, and one after
 * the step has ended brings none. A step that nobody ends waits for ever: no public source says what Slack does then
 * with the functions of apps that it does not host. Of Slack's own functions there are {@code send_message} and
 * {@code send_dm}; a step with another one fails its run.
 *
 * @see <a href="https://docs.slack.dev/workflows/workflow-steps">Custom steps</a>
 */
@NullMarked
package dtu.slack.workflows;

import org.jspecify.annotations.NullMarked;
