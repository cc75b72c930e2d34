package dtu.slack.apps;

import dtu.slack.SlackIds;
import dtu.slack.auth.Token;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leave to open one socket, once and soon. */
public record Ticket(Id id, App.Id app, String secret, Instant expires) {
    public static final Table<Id, Ticket> TICKETS = Table.of("Ticket", Ticket::id);
    static final Index<String, Ticket> BY_SECRET = TICKETS.index("secret", Ticket::secret);
    static final Ids<Id> IDS = SlackIds.of("Sk", Id::new);

    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final String LETTERS = "0123456789abcdef";
    private static final int SECRET_LENGTH = 36;

    /** Identifies a ticket without giving it away. */
    public record Id(String value) implements EntityId {}

    static Ticket issue(Id id, App app, Chance chance, Instant now) {
        return new Ticket(id, app.id(), Token.letters(LETTERS, SECRET_LENGTH, chance), now.plus(LIFETIME));
    }

    /** The ticket as the app holds it. */
    String text(Tenant tenant) {
        return tenant.key() + "-" + secret;
    }

    /** The tenant key inside a ticket. */
    public static Optional<String> tenantKey(String text) {
        return text.length() > Tenant.KEY_LENGTH && text.charAt(Tenant.KEY_LENGTH) == '-'
                ? Optional.of(text.substring(0, Tenant.KEY_LENGTH))
                : Optional.empty();
    }
}
