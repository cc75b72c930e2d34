package dtu.contracts.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.Objects.requireNonNull;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Bolt app through which people ask for access: a command, buttons, a modal, a shortcut, and events. */
final class Broker {
    static final List<LayoutBlock> BUTTONS = asBlocks(actions(block -> block.blockId("answer")
            .elements(asElements(
                    button(each -> each.actionId("approve").value("42").text(plainText("Approve"))),
                    button(each -> each.actionId("ask").value("why").text(plainText("Ask")))))));

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
        answer();
        ask();
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

    private void answer() {
        app.command(
                "/access",
                (request, context) ->
                        context.ack("You asked for " + request.getPayload().getText()));
        app.command(
                "/announce",
                (request, context) -> context.ack(answer -> answer.responseType("in_channel")
                        .text("Announced: " + request.getPayload().getText())));
        app.blockAction("approve", (request, context) -> {
            var value = request.getPayload().getActions().getFirst().getValue();
            var told = context.respond(answer -> answer.replaceOriginal(true).text("Approved " + value));
            heard.add("approved " + told.getCode());
            return context.ack();
        });
        app.globalShortcut("start", (request, context) -> {
            heard.add("shortcut of " + request.getPayload().getUser().getId());
            return context.ack();
        });
    }

    private void ask() {
        app.blockAction("ask", (request, context) -> {
            var channel = request.getPayload().getChannel().getId();
            var opened = context.client()
                    .viewsOpen(call ->
                            call.triggerId(request.getPayload().getTriggerId()).view(modal(channel)));
            heard.add(opened.isOk() ? opened.getView().getId() : opened.getError());
            return context.ack();
        });
        app.viewSubmission("reason", (request, context) -> {
            var view = request.getPayload().getView();
            var entered = requireNonNull(view.getState().getValues().get("why"));
            var reason = requireNonNull(entered.get("reason")).getValue();
            if (reason.length() < REASON_MIN) {
                return context.ackWithErrors(Map.of("why", "Please say more"));
            }
            context.client()
                    .chatPostMessage(
                            call -> call.channel(view.getPrivateMetadata()).text("Because: " + reason));
            return context.ack();
        });
        app.viewClosed("reason", (request, context) -> {
            heard.add("closed " + request.getPayload().getView().getId());
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
        app.event(ReactionAddedEvent.class, (request, context) -> {
            heard.add("reaction " + request.getEvent().getReaction());
            return context.ack();
        });
        app.event(AppHomeOpenedEvent.class, (request, context) -> {
            heard.add("home of " + request.getEvent().getUser());
            return context.ack();
        });
    }

    private static View modal(String channel) {
        return view(modal -> modal.type("modal")
                .callbackId("reason")
                .privateMetadata(channel)
                .notifyOnClose(true)
                .title(viewTitle(title -> title.type("plain_text").text("Reason")))
                .submit(viewSubmit(submit -> submit.type("plain_text").text("Send")))
                .close(viewClose(close -> close.type("plain_text").text("Cancel")))
                .blocks(asBlocks(input(block -> block.blockId("why")
                        .label(plainText("Why"))
                        .element(plainTextInput(element -> element.actionId("reason")))))));
    }
}
