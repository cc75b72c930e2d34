package dtu.okta.authn;

import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.apps.Application;
import dtu.okta.logs.Event;
import dtu.okta.policies.RegistrationTerms;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.Proven;
import dtu.okta.users.Ticket;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** People who sign up by themselves, as far as the profile enrollment policy of where they want to go lets them. */
public final class SignUp {
    static final String PATH = "/signin/register";

    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int FORBIDDEN = 403;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("registrationPage", GET,  PATH, PUBLIC, SignUp::page),
        write("registrationStep", POST, PATH, PUBLIC, SignUp::typed));
    // spotless:on

    private SignUp() {}

    /** The terms on which people may sign up on their way to that URL: those of the app that has sent them, if any. */
    static RegistrationTerms terms(State state, String url) {
        var query = url.indexOf('?');
        var app = query < 0
                ? Optional.<Application>empty()
                : Parameters.parse(url.substring(query + 1))
                        .first("client_id")
                        .flatMap(client -> state.find(Application.BY_CLIENT, client));
        return Ruling.registration(state, app);
    }

    private static Response page(OktaCall call) {
        var target = SignInPages.target(call, call.request().query());
        var terms = terms(call.state(), target);
        return terms.isOpen()
                ? SignUpForm.asking(call, OK, terms, Parameters.NONE, target, List.of())
                : SignUpForm.closed(call, FORBIDDEN);
    }

    private static Commit typed(OktaCall call) {
        var form = Parameters.parse(call.request().body().text());
        var target = SignInPages.target(call, form);
        var terms = terms(call.state(), target);
        var so = Commit.commit(call.state());
        if (!terms.isOpen()) {
            return so.answer(SignUpForm.closed(call, FORBIDDEN));
        }
        var newcomer = Newcomer.typed(call.state(), terms, form, target);
        var blanks = newcomer.blanks(terms);
        if (!blanks.isEmpty()) {
            return again(call, so, newcomer, blanks);
        }
        var hook = terms.hook(call.state());
        return switch (newcomer.made(call, terms)) {
            case Newcomer.Outcome.Made(var made) ->
                hook.isEmpty() ? registered(call, made, newcomer) : SignUpHook.asked(call, hook.get(), newcomer);
            case Newcomer.Outcome.Refused(var causes) -> {
                // What the form does not ask for, the hook may still fill in.
                var theirs =
                        causes.stream().filter(cause -> isAbout(cause, terms)).toList();
                yield hook.isPresent() && theirs.isEmpty()
                        ? SignUpHook.asked(call, hook.get(), newcomer)
                        : again(call, so, newcomer, causes);
            }
        };
    }

    /** Whether the person who fills in the form can do something about it. */
    static boolean isAbout(String cause, RegistrationTerms terms) {
        return cause.startsWith("login: ")
                || cause.startsWith("password: ")
                || terms.fields().stream().anyMatch(field -> cause.startsWith(field.name() + ": "));
    }

    /** The form once more, with what was wrong above it. */
    static Commit again(OktaCall call, Commit so, Newcomer newcomer, List<String> causes) {
        var form = Parameters.parse(call.request().body().text());
        var terms = terms(call.state(), newcomer.target());
        return so.answer(SignUpForm.asking(call, BAD, terms, form, newcomer.target(), causes));
    }

    /** Goes on when the person is made: they get in at once, or when the address has proven to be theirs. */
    static Commit registered(OktaCall call, Commit made, Newcomer newcomer) {
        var login = newcomer.attributes().textAt("login").orElse("");
        var user = made.state().find(User.BY_LOGIN, User.key(login)).orElseThrow();
        call.actingAs(new OktaCaller.Person(user));
        return terms(made.state(), newcomer.target()).verifiesEmail()
                ? invited(call, made, user)
                : entering(call, made, user, newcomer);
    }

    private static Commit invited(OktaCall call, Commit so, User user) {
        var ticket = Ticket.issued(call, user.id(), Ticket.Purpose.ACTIVATION);
        var text = "Hi " + user.attribute("firstName") + ", verify your email address to activate your account: "
                + ticket.url(call);
        var letter = new Mail(
                call.now(), "okta", "email", user.email(), "Activate your Okta account", text, "", ticket.url(call));
        return so.with(ticket.in(so.state())).mail(letter).answer(SignUpForm.sent(call, user.email()));
    }

    private static Commit entering(OktaCall call, Commit so, User user, Newcomer newcomer) {
        var wishes = Wishes.NONE.towards(new Wishes.Target("", newcomer.target()));
        var form = Parameters.of("fromURI", newcomer.target());
        var there = call.seeing(so.state());
        return SignInPages.shown(there, welcomed(there, so, user, wishes), form);
    }

    /** The way in of somebody who has come to have an account: whoever has no password chooses one first. */
    static Commit welcomed(OktaCall call, Commit so, User user, Wishes wishes) {
        var transaction = Transaction.begun(call, AuthnState.PASSWORD_RESET, user.id(), wishes);
        if (!user.hasPassword()) {
            return Flow.at(call, so, transaction.recovering(Transaction.Recovery.ACCOUNT_ACTIVATION));
        }
        if (user.status() != UserStatus.STAGED && user.status() != UserStatus.PROVISIONED) {
            return Flow.afterPassword(call, so, transaction);
        }
        var active = user.activated(UserStatus.ACTIVE, call.stamp());
        var activated = so.with(so.state().put(User.USERS, active))
                .announce(Event.of("user.lifecycle.activate", active.target()));
        return Flow.afterPassword(call, activated, transaction.having(Proven.byPassword(call.wall())));
    }
}
