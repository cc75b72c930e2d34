/**
 * Okta's Inline Hooks and Hook Keys APIs: services outside that Okta asks while somebody waits.
 *
 * <p>Start with {@link dtu.okta.inline.InlineHooks}, the route table; {@link dtu.okta.inline.InlineHook} is what is
 * asked. An operation that has a question ends in {@code InlineHook.asked} and goes on in a
 * {@link dtu.okta.inline.Reaction}; {@code HookCall} is the question on its way, {@code HookToken} what it may need
 * first. Passwords of other stores are asked for in {@code dtu.okta.sessions}, tokens are changed in
 * {@code dtu.okta.oauth}, people who sign up go past a hook in {@code dtu.okta.authn}, codes for phones are handed to
 * one in {@code dtu.okta.factors}, and one is asked of everybody who is imported in {@code dtu.okta.imports}.
 *
 * <p>What surprises people, and is therefore tested: the secret is never shown again; an active hook cannot be deleted;
 * a hook that does not answer within three seconds, or fails, is asked once more, and one that refuses is not; what
 * follows when it says nothing depends on the operation.
 *
 * <p>Simplified: no SAML assertions are made, so hooks of that type are kept and asked by administrators only.
 *
 * @see <a href="https://developer.okta.com/docs/concepts/inline-hooks/">Inline hooks</a>
 */
@NullMarked
package dtu.okta.inline;

import org.jspecify.annotations.NullMarked;
