package dtu.scenarios.broker;

import dtu.scenarios.broker.AccessRequest.Status;
import dtu.scenarios.broker.AccessRequest.What;
import dtu.scenarios.broker.AccessRequest.Who;
import dtu.scenarios.sut.Env;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The life of a request: asked, approved or denied, granted, ended. */
final class Grants {
    private static final String LOG_CHANNEL = "access-log";

    private final Env env;
    private final Services services;
    private final Ledger ledger;
    private final Directory directory;
    private final Set<Bug> bugs;

    Grants(Env env, Services services, Ledger ledger, Directory directory, Set<Bug> bugs) {
        this.env = env;
        this.services = services;
        this.ledger = ledger;
        this.directory = directory;
        this.bugs = bugs;
    }

    /** After a restart: whatever has an end is ended when it comes. */
    void resume() {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED && !request.isForGood()) {
                endLater(request);
            }
        }
    }

    /** Somebody asks for an application: the record is opened, and who decides gets a card with buttons. */
    void ask(String member, String appName, Duration span, String reason) {
        var asker = directory.behind(member);
        var app = services.okta().app(appName);
        if (asker.isEmpty() || app.isEmpty()) {
            tell(member, "Sorry, I know no application called " + appName + ".", "refused", "", appName);
            return;
        }
        var approver = directory.approver(asker.get()).filter(Okta.Person::active);
        var approverSlack = approver.flatMap(directory::inSlack);
        if (approver.isEmpty() || approverSlack.isEmpty()) {
            tell(member, "Nobody can decide about " + appName + " for you. Please ask IT.", "refused", "", appName);
            return;
        }
        var person = asker.get();
        var who = new Who(
                member,
                person.id(),
                person.email(),
                person.name(),
                approver.get().id(),
                approverSlack.get());
        var id = ledger.nextId();
        var what = new What(app.get().name(), app.get().group(), span, reason);
        var issue = services.jira()
                .issue(id.toLowerCase(Locale.ROOT), person.name() + " asks for " + appName)
                .orElse("");
        var request = AccessRequest.asked(id, who, what, issue);
        ledger.keep(request);
        var card = services.slack()
                .post(approverSlack.get(), title(request), card(request), "access_request", about(request));
        card.ifPresent(posted -> shown(id, posted));
        log(request, person.name() + " asks for " + appName, card(request));
        tell(member, "I have asked " + approver.get().name() + " about " + appName + ".", "asked", id, appName);
    }

    /** Slack may take so long to say where the card is that somebody has clicked on it before. */
    private void shown(String id, Slack.Posted card) {
        var now = ledger.change(id, request -> request.shownOn(card));
        if (now.status() != Status.ASKED) {
            close(id, "Decided");
        }
    }

    /** Somebody clicked Approve. Only who decides may, only while they work here, and only once. */
    void approve(String id, String member) {
        var found = ledger.request(id);
        var clicker = directory.behind(member);
        if (found.isEmpty() || clicker.isEmpty()) {
            return;
        }
        var request = found.get();
        if (!mayDecide(request, clicker.get())) {
            env.log(clicker.get().name() + " may not decide about " + id);
            return;
        }
        if (request.status() != Status.ASKED && !bugs.contains(Bug.DOUBLE_CLICK)) {
            return;
        }
        var until = env.now().plus(request.what().span());
        var granted = request.granted(until);
        ledger.keep(granted);
        if (!services.okta().add(request.what().group(), request.who().okta())) {
            ledger.change(id, now -> now.in(Status.ASKED));
            return;
        }
        services.jira().move(request.issue(), "In Progress");
        if (request.isForGood()) {
            services.jira().move(request.issue(), "Done");
        } else {
            endLater(granted);
        }
        tell(
                request.who().slack(),
                "You may use " + request.what().app() + ending(granted) + ".",
                "granted",
                id,
                request.what().app());
        close(id, "Approved by " + clicker.get().name());
        log(request, request.who().name() + " may use " + request.what().app() + ending(granted), List.of());
    }

    private boolean mayDecide(AccessRequest request, Okta.Person clicker) {
        var rightOne = clicker.id().equals(request.who().approver())
                || (bugs.contains(Bug.SELF_APPROVAL)
                        && clicker.id().equals(request.who().okta()));
        return rightOne && (clicker.active() || bugs.contains(Bug.STALE_APPROVER));
    }

    void deny(String id, String member) {
        var clicker = directory.behind(member);
        var request =
                ledger.request(id).filter(one -> one.status() == Status.ASKED).orElse(null);
        if (request == null || clicker.isEmpty() || !mayDecide(request, clicker.get())) {
            return;
        }
        ledger.keep(request.in(Status.DENIED));
        services.jira().move(request.issue(), "Done");
        tell(
                request.who().slack(),
                request.what().app() + " was denied.",
                "denied",
                id,
                request.what().app());
        close(id, "Denied by " + clicker.get().name());
    }

    /** Somebody needs an application for longer: who decided before decides again. */
    void askForMore(String member, String appName, Duration more) {
        var found = ledger.requests().stream()
                .filter(one -> one.status() == Status.GRANTED
                        && one.who().slack().equals(member)
                        && one.what().app().equals(appName))
                .findFirst();
        if (found.isEmpty()) {
            tell(member, "You do not use " + appName + " at present.", "refused", "", appName);
            return;
        }
        var request = found.get();
        ledger.keepWish(request.id(), more);
        var words = request.who().name() + " needs " + appName + " for longer (" + request.id() + "): "
                + request.what().reason();
        var text = Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", words));
        var buttons = Map.of("type", "actions", "elements", List.of(button("extend", "Extend", request.id())));
        var approver = request.who().approverSlack();
        services.slack().post(approver, words, List.of(text, buttons), "access_extension", about(request));
    }

    /** Somebody clicked Extend: the end moves, once for each wish. */
    void extend(String id, String member) {
        var clicker = directory.behind(member);
        var request =
                ledger.request(id).filter(one -> one.status() == Status.GRANTED).orElse(null);
        if (request == null || clicker.isEmpty() || !mayDecide(request, clicker.get())) {
            return;
        }
        ledger.takeWish(id).ifPresent(more -> {
            var longer = request.until(request.ends().plus(more));
            ledger.keep(longer);
            endLater(longer);
            tell(
                    request.who().slack(),
                    "You may use " + request.what().app() + ending(longer) + ".",
                    "extended",
                    id,
                    request.what().app());
        });
    }

    /** Gives a grant back before its time. */
    void revoke(String member, String appName) {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED
                    && request.who().slack().equals(member)
                    && request.what().app().equals(appName)) {
                end(request.id());
            }
        }
    }

    /** Ends all that a person was granted. */
    void revokeAll(String okta) {
        for (var request : ledger.requests()) {
            if (request.status() == Status.GRANTED && request.who().okta().equals(okta)) {
                end(request.id());
            }
        }
    }

    private void endLater(AccessRequest granted) {
        env.at(
                granted.ends(),
                granted.id(),
                () -> ledger.request(granted.id())
                        .filter(now -> !now.ends().isAfter(env.now()))
                        .ifPresent(now -> end(now.id())));
    }

    private void end(String id) {
        var request =
                ledger.request(id).filter(one -> one.status() == Status.GRANTED).orElse(null);
        if (request == null) {
            return;
        }
        var user = request.who().okta();
        if (bugs.contains(Bug.EMAIL_KEY)) {
            user = services.okta()
                    .person(request.who().email())
                    .map(Okta.Person::id)
                    .orElse("nobody");
        }
        if (!services.okta().remove(request.what().group(), user)) {
            env.log("could not end " + id);
            return;
        }
        ledger.change(id, now -> now.in(Status.ENDED));
        services.jira().move(request.issue(), "Done");
        tell(
                request.who().slack(),
                "Your time with " + request.what().app() + " is over.",
                "ended",
                id,
                request.what().app());
        log(request, request.who().name() + " no longer uses " + request.what().app(), List.of());
    }

    private void close(String id, String words) {
        var request = ledger.request(id).orElseThrow();
        var card = request.card();
        if (card != null) {
            services.slack().update(card, title(request) + "\n" + words);
        }
    }

    private void tell(String member, String words, String kind, String id, String app) {
        services.slack().post(member, words, kind, Map.of("request", id, "app", app));
    }

    private void log(AccessRequest request, String words, List<Object> blocks) {
        services.slack().post(LOG_CHANNEL, words, blocks, "access_log", about(request));
    }

    private static Map<String, Object> about(AccessRequest request) {
        return Map.of(
                "request",
                request.id(),
                "app",
                request.what().app(),
                "user",
                request.who().okta());
    }

    private static String title(AccessRequest request) {
        return request.who().name() + " asks for " + request.what().app() + " (" + request.id() + "): "
                + request.what().reason();
    }

    private static String ending(AccessRequest granted) {
        return granted.isForGood() ? " for good" : " until " + granted.ends();
    }

    private static List<Object> card(AccessRequest request) {
        var text = Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", title(request)));
        var buttons = List.of(button("approve", "Approve", request.id()), button("deny", "Deny", request.id()));
        return List.of(text, Map.of("type", "actions", "elements", buttons));
    }

    private static Map<String, Object> button(String action, String label, String value) {
        return Map.of(
                "type",
                "button",
                "action_id",
                action,
                "text",
                Map.of("type", "plain_text", "text", label),
                "value",
                value);
    }
}
