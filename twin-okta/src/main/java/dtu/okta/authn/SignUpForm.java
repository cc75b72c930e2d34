package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.okta.OktaPage;
import dtu.okta.policies.RegistrationTerms;
import dtu.okta.policies.RegistrationTerms.Field;
import dtu.twins.http.Html;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;
import java.util.Map;

/** The page on which people sign up: the fields that the policy asks for. */
final class SignUpForm {
    private static final int OK = 200;
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "email", "email",
            "login", "username",
            "firstName", "given-name",
            "lastName", "family-name",
            "organization", "organization",
            "mobilePhone", "tel");

    private SignUpForm() {}

    /** The form, with what was typed before and what is wrong with it. */
    static Response asking(
            OktaCall call, int status, RegistrationTerms terms, Parameters typed, String url, List<String> causes) {
        var fields = new StringBuilder(Html.hidden("fromURI", url));
        for (var field : terms.fields()) {
            fields.append(input(field, typed.first(Newcomer.input(field)).orElse("")));
        }
        if (terms.asksPassword()) {
            fields.append(SignInForm.input("Password", "password", "password", "autocomplete=\"new-password\""));
        }
        var complaints = new StringBuilder();
        for (var cause : causes) {
            complaints.append(Html.alert(labelled(cause, terms)));
        }
        var form = "<form method=\"post\" action=\"" + SignUp.PATH.substring(1) + "\">\n" + fields
                + SignInForm.submit("Sign Up") + "</form>\n";
        return OktaPage.of(call, status, "Sign up", complaints + form + SignInForm.back());
    }

    private static String input(Field field, String value) {
        var more = "value=\"" + Html.escaped(value) + "\" autocomplete=\""
                + AUTOCOMPLETE.getOrDefault(field.name(), "off") + "\"";
        return field.required()
                ? SignInForm.input(field.label(), "text", Newcomer.input(field), more)
                : "<p><label>" + Html.escaped(field.label()) + " <input type=\"text\" name=\""
                        + Html.escaped(Newcomer.input(field)) + "\" " + more + "></label></p>\n";
    }

    /** People know the field by its label, not by the name of the attribute. */
    private static String labelled(String cause, RegistrationTerms terms) {
        for (var field : terms.fields()) {
            var name = field.name() + ": ";
            if (cause.startsWith(name)) {
                return field.label() + ": " + cause.substring(name.length());
            }
        }
        return cause;
    }

    /** Nobody signs up here by themselves. */
    static Response closed(OktaCall call, int status) {
        return OktaPage.of(
                call, status, "Sign up", Html.alert("You do not have permission to sign up here.") + SignInForm.back());
    }

    /** The link in the mail is the next step. */
    static Response sent(OktaCall call, String address) {
        return OktaPage.of(
                call,
                OK,
                "Verify with your email",
                "<p>An email is on its way to " + Html.escaped(address)
                        + ". Follow the link in it to finish signing up.</p>\n" + SignInForm.back());
    }
}
