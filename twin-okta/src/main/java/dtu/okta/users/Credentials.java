package dtu.okta.users;

import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with, and who checks it.
 *
 * @param former the passwords before the present one, the newest first
 */
record Credentials(@Nullable Password password, @Nullable Recovery recovery, Provider provider, List<Password> former) {
    static final Credentials NONE = new Credentials(null, null, Provider.OKTA, List.of());

    /** As many as a policy may forbid. */
    private static final int REMEMBERED = 30;

    Credentials {
        former = List.copyOf(former);
    }

    /** Who checks the password: Okta itself unless it is another directory or nobody here at all. */
    record Provider(String type, String name) {
        static final Provider OKTA = new Provider("OKTA", "OKTA");
        static final Provider FEDERATION = new Provider("FEDERATION", "FEDERATION");
        static final Provider IMPORT = new Provider("IMPORT", "IMPORT");

        /** People of such a provider sign in elsewhere and have no password here. */
        boolean isElsewhere() {
            return type.equals("FEDERATION") || type.equals("SOCIAL");
        }
    }

    /** A question that a person has answered once, for the day the password is forgotten. */
    record Recovery(String question, Secret answer) {
        boolean isAnsweredBy(String text) {
            return answer.matches(normal(text));
        }

        /** Answers compare without case. */
        static String normal(String text) {
            return text.strip().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Credentials withPassword(Password other) {
        var known = other instanceof Password.Imported ? Provider.IMPORT : Provider.OKTA;
        return new Credentials(other, recovery, provider.isElsewhere() ? provider : known, remembered());
    }

    private List<Password> remembered() {
        if (password == null) {
            return former;
        }
        var all = new ArrayList<Password>();
        all.add(password);
        all.addAll(former.subList(0, Math.min(former.size(), REMEMBERED - 1)));
        return all;
    }

    /** Whether one of the last passwords, the present one counted, was that. */
    boolean hadPassword(String plain, int last) {
        return remembered().stream().limit(last).anyMatch(each -> each.matches(plain));
    }

    Credentials withRecovery(Recovery other) {
        return new Credentials(password, other, provider, former);
    }

    /** With nothing to sign in with here. */
    Credentials federated() {
        return new Credentials(null, recovery, Provider.FEDERATION, List.of());
    }

    Credentials checkedBy(Provider other) {
        return new Credentials(password, recovery, other, former);
    }

    /** Neither the password nor the answer is ever shown. */
    void write(JsonOut json) {
        if (password != null) {
            json.object("password", nothing -> {});
        }
        if (recovery != null) {
            json.object("recovery_question", object -> object.text("question", recovery.question()));
        }
        json.object("provider", object -> object.text("type", provider.type()).text("name", provider.name()));
    }
}
