package dtu.okta.authn;

import static dtu.okta.authn.SignInForm.back;
import static dtu.okta.authn.SignInForm.form;
import static dtu.okta.authn.SignInForm.heading;
import static dtu.okta.authn.SignInForm.input;
import static dtu.okta.authn.SignInForm.submit;

import dtu.okta.OktaCall;
import dtu.okta.OktaPage;
import dtu.twins.http.Html;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;

/** A page for each state of a transaction, made of nothing but what clients of the API see. */
final class TransactionForm {
    private static final String CODE = "autocomplete=\"one-time-code\" inputmode=\"numeric\" autofocus";

    private final Json transaction;
    private final String token;

    private TransactionForm(Json transaction) {
        this.transaction = transaction;
        this.token = transaction.textAt("stateToken").orElse("");
    }

    static Response of(OktaCall call, Json transaction, int status, String complaint) {
        var page = new TransactionForm(transaction);
        var state = transaction.textAt("status").orElse("");
        var body = switch (state) {
            case "PASSWORD_EXPIRED", "PASSWORD_WARN" -> page.change();
            case "PASSWORD_RESET" -> page.reset();
            case "RECOVERY" -> page.question();
            case "RECOVERY_CHALLENGE" -> "<p>If there is such an account, a message is on its way.</p>\n" + back();
            case "MFA_REQUIRED" -> page.required();
            case "MFA_CHALLENGE" -> page.challenge();
            case "MFA_ENROLL" -> page.enroll();
            case "MFA_ENROLL_ACTIVATE" -> page.activate();
            case "LOCKED_OUT" ->
                "<p>Your account is locked.</p>\n<p class=\"help\"><a href=\"signin/unlock\">Unlock account?</a></p>\n";
            default -> "<p>Your account is open again.</p>\n" + back();
        };
        return OktaPage.of(call, status, page.title(state), Html.alert(complaint) + body);
    }

    private String title(String state) {
        return switch (state) {
            case "PASSWORD_EXPIRED" -> "Your password has expired";
            case "PASSWORD_WARN" -> "Your password will expire soon";
            case "PASSWORD_RESET" -> "Choose a new password";
            case "RECOVERY" -> "Answer your question";
            case "RECOVERY_CHALLENGE" -> "Message sent";
            case "MFA_REQUIRED", "MFA_CHALLENGE" -> "Verify it's you";
            case "MFA_ENROLL" -> "Set up multifactor authentication";
            case "MFA_ENROLL_ACTIVATE" -> "Finish setting up";
            case "LOCKED_OUT" -> "Account locked";
            default -> "Done";
        };
    }

    private String step(String step, String fields) {
        return form(Html.hidden("stateToken", token) + Html.hidden("step", step) + fields);
    }

    private String change() {
        var fields = input("Old password", "password", "oldPassword", "autocomplete=\"current-password\" autofocus")
                + input("New password", "password", "newPassword", "autocomplete=\"new-password\"")
                + submit("Change Password");
        return step("change", fields) + optional("skip", "skip", "Remind me later") + cancel();
    }

    private String reset() {
        return step(
                        "reset",
                        input("New password", "password", "newPassword", "autocomplete=\"new-password\" autofocus")
                                + submit("Reset Password"))
                + cancel();
    }

    private String question() {
        var asked =
                at("_embedded", "user", "recovery_question").textAt("question").orElse("");
        return step("answer", input(asked, "text", "answer", "autocomplete=\"off\" autofocus") + submit("Continue"))
                + cancel();
    }

    private String required() {
        var body = new StringBuilder();
        for (var factor : at("_embedded", "factors").elements()) {
            body.append(asking(factor));
        }
        return body + cancel();
    }

    private String asking(Json factor) {
        var profile = factor.at("profile").orElse(Json.EMPTY_OBJECT);
        var id = Html.hidden("factor", factor.textAt("id").orElse(""));
        return switch (factor.textAt("factorType").orElse("")) {
            case "question" ->
                heading("Security question")
                        + step(
                                "verify",
                                id
                                        + input(
                                                profile.textAt("questionText").orElse(""),
                                                "text",
                                                "answer",
                                                "autocomplete=\"off\"")
                                        + remember()
                                        + submit("Verify"));
            case "token:software:totp" ->
                heading(name(factor)) + step("verify", id + code() + remember() + submit("Verify"));
            case "token:hardware" -> heading(name(factor)) + step("verify", id + code() + submit("Verify"));
            case "sms" ->
                sending(
                        factor,
                        id,
                        "Send a text message to "
                                + profile.textAt("phoneNumber").orElse(""));
            case "call" ->
                sending(factor, id, "Call " + profile.textAt("phoneNumber").orElse(""));
            case "email" ->
                sending(
                        factor,
                        id,
                        "Send an email to " + profile.textAt("email").orElse(""));
            case "push" ->
                sending(factor, id, "Send a push to " + profile.textAt("name").orElse("your phone"));
            // A security key needs a script.
            default -> "";
        };
    }

    private String sending(Json factor, String id, String label) {
        return heading(name(factor)) + step("verify", id + submit(label));
    }

    private String challenge() {
        var factor = at("_embedded", "factor");
        var id = Html.hidden("factor", factor.textAt("id").orElse(""));
        var isPush = factor.textAt("factorType").filter("push"::equals).isPresent();
        var waits = transaction.textAt("factorResult").filter("WAITING"::equals).isPresent();
        var body = isPush
                ? "<p role=\"status\">" + (waits ? "Waiting for your answer on the phone." : "Nobody said yes.")
                        + "</p>\n" + step("verify", id + remember() + submit(waits ? "I have answered" : "Ask again"))
                : step("verify", id + code() + remember() + submit("Verify")) + quiet("resend", id, "Send it again");
        return body + quiet("previous", "", "Verify with something else") + cancel();
    }

    private String enroll() {
        var body = new StringBuilder();
        for (var factor : at("_embedded", "factors").elements()) {
            if (factor.textAt("status").filter("ACTIVE"::equals).isEmpty()) {
                body.append(offering(factor));
            }
        }
        return body + optional("skip", "skip", "Not now") + cancel();
    }

    private String offering(Json factor) {
        var type = factor.textAt("factorType").orElse("");
        var kind = Html.hidden("factorType", type)
                + Html.hidden("provider", factor.textAt("provider").orElse(""));
        var phone = input("Phone number", "tel", "profile.phoneNumber", "autocomplete=\"tel\"");
        return switch (type) {
            case "question" ->
                heading("Security question")
                        + step(
                                "enroll",
                                kind
                                        + Html.hidden("profile.question", "custom")
                                        + input("Your question", "text", "profile.questionText", "autocomplete=\"off\"")
                                        + input("Your answer", "text", "profile.answer", "autocomplete=\"off\"")
                                        + submit("Set up"));
            case "sms", "call" -> heading(name(factor)) + step("enroll", kind + phone + submit("Send a code"));
            case "email", "push", "token:software:totp" ->
                heading(name(factor)) + step("enroll", kind + submit("Set up"));
            case "token:hardware" -> heading(name(factor)) + step("enroll", kind + code() + submit("Set up"));
            default -> "";
        };
    }

    private String activate() {
        var factor = at("_embedded", "factor");
        var id = Html.hidden("factor", factor.textAt("id").orElse(""));
        var secret = at("_embedded", "factor", "_embedded", "activation")
                .textAt("sharedSecret")
                .orElse("");
        if (factor.textAt("factorType").filter("push"::equals).isPresent()) {
            return "<p>Set up Okta Verify on your phone.</p>\n" + picture()
                    + step("activate", id + submit("I have done so"))
                    + quiet("previous", "", "Back");
        }
        var shown = secret.isEmpty()
                ? ""
                : picture() + "<p>Or enter this key in your app: <code>" + Html.escaped(secret) + "</code></p>\n";
        var again = secret.isEmpty() ? quiet("resendActivation", id, "Send it again") : "";
        return shown + step("activate", id + code() + submit("Verify")) + again + quiet("previous", "", "Back");
    }

    private String picture() {
        var link = at("_embedded", "factor", "_embedded", "activation", "_links", "qrcode");
        var source = Html.escaped(link.textAt("href").orElse(""));
        return "<p><img alt=\"Picture to scan with your app\" src=\"" + source + "\"></p>\n";
    }

    private static String code() {
        return input("Code", "text", "passCode", CODE);
    }

    /** Only where the policy lets a device be remembered. */
    private String remember() {
        var allows = at("_embedded", "policy")
                .at("allowRememberDevice")
                .filter(Json::asTruth)
                .isPresent();
        return allows
                ? "<p><label><input type=\"checkbox\" name=\"rememberDevice\" value=\"true\"> "
                        + "Do not challenge me on this device again</label></p>\n"
                : "";
    }

    private String optional(String relation, String step, String label) {
        return at("_links").at(relation).isPresent() ? quiet(step, "", label) : "";
    }

    private String quiet(String step, String fields, String label) {
        return step(
                step, fields + "<p><button type=\"submit\" class=\"quiet\">" + Html.escaped(label) + "</button></p>\n");
    }

    private String cancel() {
        return quiet("cancel", "", "Back to sign in");
    }

    private static String name(Json factor) {
        var type = factor.textAt("factorType").orElse("");
        var isGoogle = factor.textAt("provider").filter("GOOGLE"::equals).isPresent();
        return switch (type) {
            case "sms" -> "Text message";
            case "call" -> "Phone call";
            case "email" -> "Email";
            case "token:software:totp" -> isGoogle ? "Google Authenticator" : "Okta Verify code";
            case "token:hardware" -> "YubiKey";
            default -> "Okta Verify";
        };
    }

    private Json at(String... path) {
        var found = transaction;
        for (var part : List.of(path)) {
            found = found.at(part).orElse(Json.EMPTY_OBJECT);
        }
        return found;
    }
}
