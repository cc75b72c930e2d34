/**
 * Okta's Inline Hooks and Hook Keys APIs: services outside that Okta asks while somebody waits.
 *
 * <p>Start with {@link dtu.okta.inline.InlineHooks}, the route table; {@link dtu.okta.inline.InlineHook} is what is
 * asked, and {@code Preview} asks it for an administrator.
 *
 * <p>What surprises people, and is therefore tested: the secret is never shown again; an active hook cannot be deleted;
 * a hook that does not answer within three seconds is asked once more.
 */
@NullMarked
package dtu.okta.inline;

import org.jspecify.annotations.NullMarked;
