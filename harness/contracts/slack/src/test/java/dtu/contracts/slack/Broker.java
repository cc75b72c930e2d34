package dtu.contracts.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static java.util.Objects.requireNonNull;

import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Bolt app through which people ask for access: commands, buttons, modals, shortcuts, a Home tab, and events. The
 * same in JavaScript is {@code broker.js}.
 */
final class Broker {
    static final List<LayoutBlock> BUTTONS = asBlocks(actions(block -> block.blockId("answer")
            .elements(asElements(
                    button(each -> each.actionId("approve").value("42").text(plainText("Approve"))),
                    button(each -> each.actionId("ask").value("why").text(plainText("Ask"))),
                    button(each -> each.actionId("reply").value("r").text(plainText("Reply")))))));

    private static final int PATIENCE_SECONDS = 20;
    private static final int REASON_MIN = 10;

    private final App app;
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Broker(Workspace workspace) {
        app = new App(AppConfig.builder()
                .slack(workspace.slack())
                .signingSecret(workspace.variable("SLACK_SIGNING_SECRET"))
                .singleTeamBotToken(workspace.variable("SLACK_BOT_TOKEN"))
                .build());
        command();
        click();
        show();
        shortcut();
        home();
        execute();
        listen();
    }

    App app() {
        return app;
    }

    /** What the app has noticed next, waiting for it. */
    String heard() throws InterruptedException {
        var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the app heard nothing");
        }
        return next;
    }

    private void command() {
        app.command(
                "/access",
                (request, context) ->
                        context.ack("You asked for " + request.getPayload().getText()));
        app.command(
                "/announce",
                (request, context) -> context.ack(answer -> answer.responseType("in_channel")
                        .text("Announced: " + request.getPayload().getText())));
        app.command("/later", (request, context) -> {
            var text = "Later: " + request.getPayload().getText();
            var told =
                    context.respond(answer -> answer.responseType("in_channel").text(text));
            heard.add(told.getCode() == 200 ? "responded" : told.toString());
            return context.ack();
        });
        app.command("/form", (request, context) -> {
            var channel = request.getPayload().getChannelId();
            opened(context.client()
                    .viewsOpen(call -> call.triggerId(context.getTriggerId()).view(BrokerViews.reason(channel))));
            return context.ack();
        });
    }

    private void click() {
        app.blockAction("approve", (request, context) -> {
            var value = request.getPayload().getActions().getFirst().getValue();
            var told = context.respond(answer -> answer.replaceOriginal(true).text("Approved " + value));
            heard.add(told.getCode() == 200 ? "approved" : told.toString());
            return context.ack();
        });
        app.blockAction("ask", (request, context) -> {
            var channel = request.getPayload().getChannel().getId();
            opened(context.client()
                    .viewsOpen(call -> call.triggerId(context.getTriggerId()).view(BrokerViews.reason(channel))));
            return context.ack();
        });
        app.blockAction("reply", (request, context) -> {
            var channel = request.getPayload().getChannel().getId();
            var thread = request.getPayload().getMessage().getTs();
            // Bolt for Java does not know by itself where a click was.
            var said = context.say(
                    message -> message.channel(channel).text("In the thread").threadTs(thread));
            heard.add("said " + said.isOk());
            return context.ack();
        });
    }

    private void opened(ViewsOpenResponse opened) {
        heard.add(opened.isOk() ? opened.getView().getId() : opened.getError());
    }

    private void show() {
        app.viewSubmission("reason", (request, context) -> {
            var view = request.getPayload().getView();
            var values = view.getState().getValues();
            var reason = requireNonNull(requireNonNull(values.get("why")).get("reason"))
                    .getValue();
            if (reason.length() < REASON_MIN) {
                return context.ackWithErrors(Map.of("why", "Please say more"));
            }
            if (reason.startsWith("change")) {
                return context.ackWithUpdate(BrokerViews.plain("changed", "Changed"));
            }
            if (reason.startsWith("details")) {
                return context.ackWithPush(BrokerViews.plain("details", "Details"));
            }
            var approver = requireNonNull(requireNonNull(values.get("approver")).get("who"))
                    .getSelectedOption();
            var by = approver == null ? "" : " (" + approver.getValue() + ")";
            context.client()
                    .chatPostMessage(
                            call -> call.channel(view.getPrivateMetadata()).text("Because: " + reason + by));
            heard.add("posted");
            return context.ack();
        });
        app.viewSubmission("details", (request, context) -> context.ack(answer -> answer.responseAction("clear")));
        app.viewSubmission("changed", (request, context) -> context.ack());
        app.viewClosed("reason", (request, context) -> {
            heard.add("closed " + request.getPayload().getView().getId());
            return context.ack();
        });
        app.blockSuggestion("who", (request, context) -> {
            var typed = request.getPayload().getValue();
            return context.ack(answer -> answer.options(Stream.of("dana", "dora", "eve")
                    .filter(name -> name.startsWith(typed))
                    .map(name ->
                            Option.builder().text(plainText(name)).value(name).build())
                    .toList()));
        });
    }

    private void shortcut() {
        app.globalShortcut("start", (request, context) -> {
            heard.add("shortcut of " + request.getPayload().getUser().getId());
            return context.ack();
        });
        app.messageShortcut("inspect", (request, context) -> {
            var text = "Inspected: " + request.getPayload().getMessage().getText();
            var told =
                    context.respond(answer -> answer.responseType("in_channel").text(text));
            heard.add(told.getCode() == 200 ? "inspected" : told.toString());
            return context.ack();
        });
    }

    private void execute() {
        app.function("greet", (request, context) -> {
            var whom =
                    requireNonNull(request.getEvent().getInputs().get("whom")).getStringValue();
            if (whom.equals("nobody")) {
                heard.add("greeted " + (context.fail("Nobody to greet").isOk() ? "nobody" : "in vain"));
            } else {
                heard.add("greeted "
                        + context.complete(Map.of("greeting", "Welcome, " + whom))
                                .isOk());
            }
            return context.ack();
        });
    }

    private void home() {
        app.event(AppHomeOpenedEvent.class, (request, context) -> {
            var user = request.getEvent().getUser();
            var published =
                    context.client().viewsPublish(call -> call.userId(user).view(BrokerViews.home(0)));
            heard.add("home of " + user + " is "
                    + (published.isOk() ? published.getView().getId() : published.getError()));
            return context.ack();
        });
        app.blockAction("count", (request, context) -> {
            var view = request.getPayload().getView();
            var next = Integer.parseInt(view.getPrivateMetadata()) + 1;
            var updated = context.client()
                    .viewsUpdate(call ->
                            call.viewId(view.getId()).hash(view.getHash()).view(BrokerViews.home(next)));
            heard.add(updated.isOk() ? "counted " + next : updated.getError());
            return context.ack();
        });
    }

    private void listen() {
        app.event(AppMentionEvent.class, (request, context) -> {
            var said = context.say("Hello <@" + request.getEvent().getUser() + ">");
            heard.add("mention " + said.isOk());
            return context.ack();
        });
        app.event(MessageEvent.class, (request, context) -> {
            heard.add("message " + request.getEvent().getText());
            return context.ack();
        });
        app.event(MessageChangedEvent.class, (request, context) -> {
            var message = request.getEvent().getMessage();
            if (!message.getUser().equals(context.getBotUserId())) {
                heard.add("changed to " + message.getText());
            }
            return context.ack();
        });
        app.event(MessageDeletedEvent.class, (request, context) -> {
            heard.add("deleted " + request.getEvent().getPreviousMessage().getText());
            return context.ack();
        });
        app.event(ReactionAddedEvent.class, (request, context) -> {
            heard.add("reaction " + request.getEvent().getReaction());
            return context.ack();
        });
    }
}
