package dtu.okta;

import dtu.twins.Tenant;
import dtu.twins.chance.Chance;
import java.util.Optional;

/**
 * How credentials of one kind look: a mark, the tenant's key, then the secret, which is all that rows keep.
 *
 * @param length of the secret alone
 */
public record SecretForm(String mark, int length) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    /** A new secret. */
    public String drawn(Chance chance) {
        var secret = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            secret.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return secret.toString();
    }

    /** The credential as its owner holds it: the same row is another credential for every tenant. */
    public String text(Tenant tenant, String secret) {
        return mark + tenant.key() + secret;
    }

    /** The secret in a credential of this tenant. */
    public Optional<String> secret(Tenant tenant, String text) {
        return tenantKey(text).filter(tenant.key()::equals).map(key -> text.substring(text.length() - length));
    }

    /** The tenant key in a text of this form. */
    public Optional<String> tenantKey(String text) {
        return text.length() == mark.length() + Tenant.KEY_LENGTH + length && text.startsWith(mark)
                ? Optional.of(text.substring(mark.length(), mark.length() + Tenant.KEY_LENGTH))
                : Optional.empty();
    }
}
