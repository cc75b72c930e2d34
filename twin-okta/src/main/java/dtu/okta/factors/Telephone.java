package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.inline.Heard;
import dtu.okta.inline.InlineHook;
import dtu.okta.inline.Question;
import dtu.okta.inline.Reaction;
import dtu.okta.logs.Event;
import dtu.twins.Announcement;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Codes for phones go to a telephony hook if the org has one, which hands them to a provider of its own. Okta's own
 * provider takes those that the hook does not.
 *
 * @param answer what the client is told in either case
 */
public record Telephone(Mail mail, Event.Target hook, Response answer) implements Reaction {
    private static final String TYPE = "com.okta.telephony.provider";
    private static final String COMMAND = "com.okta.telephony.action";
    private static final Set<String> TAKEN = Set.of("SUCCESSFUL", "PENDING");
    private static final String USUAL_ERROR = "The callback service returned an error";

    /** The commit with every code for a phone handed to somebody who delivers it. */
    public static Commit carried(OktaCall call, Commit commit) {
        var messages = new ArrayList<PhoneMessage>();
        var others = new ArrayList<Announcement>();
        for (var announcement : commit.announcements()) {
            if (announcement instanceof PhoneMessage message) {
                messages.add(message);
            } else {
                others.add(announcement);
            }
        }
        var carried = new Commit(
                commit.state(), commit.answer(), others, commit.parcels(), commit.later(), commit.mail(), commit.ask());
        var hook = InlineHook.active(commit.state(), TYPE).filter(InlineHook::provesItself);
        for (var message : messages) {
            carried = hook.isPresent() && carried.ask() == null
                    ? asked(call, carried, hook.get(), message)
                    : carried.mail(message.mail());
        }
        return carried;
    }

    private static Commit asked(OktaCall call, Commit so, InlineHook hook, PhoneMessage message) {
        var question = Question.of(
                        call,
                        TYPE,
                        call.href("/api/v1/inlineHooks/" + hook.id().value()),
                        context -> {},
                        data -> data.object("userProfile", user -> person(user, message))
                                .object("messageProfile", out -> message(out, message)))
                .with("requestType", message.purpose().text());
        return hook.asked(call, so, question, new Telephone(message.mail(), hook.target(), so.answer()));
    }

    private static void person(JsonOut json, PhoneMessage message) {
        var user = message.user();
        json.text("firstName", user.attribute("firstName"))
                .text("lastName", user.attribute("lastName"))
                .text("login", user.login())
                .text("userId", user.id().value());
    }

    private static void message(JsonOut json, PhoneMessage message) {
        var isText = message.mail().channel().equals("sms");
        var locale = message.user().attribute("locale");
        json.textIfAny("msgTemplate", isText ? message.mail().text() : null)
                .text("phoneNumber", message.mail().to())
                .text("otpExpires", OktaTime.text(message.code().expires()))
                .text("deliveryChannel", isText ? "SMS" : "CALL")
                .text("otpCode", message.code().digits())
                .text("locale", locale.isEmpty() ? "EN-US" : locale);
    }

    /** Whatever the hook does not take, or does not understand, Okta delivers itself. */
    @Override
    public Commit to(OktaCall call, Commit so, Heard heard) {
        if (!(heard instanceof Heard.Told(var body))) {
            return so.mail(mail).answer(answer);
        }
        var processed = Event.of("inline_hook.response.processed", hook);
        var error = body.at("error").filter(said -> !said.isNull());
        if (error.isPresent()) {
            var why = error.get().textAt("errorSummary").orElse(USUAL_ERROR);
            return so.announce(processed.failedFor(why)).mail(mail).answer(answer);
        }
        var taken = statuses(body).anyMatch(TAKEN::contains);
        return taken
                ? so.announce(processed).answer(answer)
                : so.announce(processed.failedFor("The hook did not deliver the message"))
                        .mail(mail)
                        .answer(answer);
    }

    private static Stream<String> statuses(Json body) {
        return body.at("commands").map(Json::elements).orElse(List.of()).stream()
                .filter(command -> command.textAt("type").orElse("").equals(COMMAND))
                .flatMap(command -> command.at("value").map(Json::elements).orElse(List.of()).stream())
                .flatMap(value -> value.textAt("status").stream());
    }
}
