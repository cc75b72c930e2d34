/**
 * Okta's event hooks: what happens in the org, told to somebody outside.
 *
 * <p>Start with {@link dtu.okta.hooks.EventHooks}, the route table. {@link dtu.okta.hooks.Deliveries} sends what a
 * commit announces to the hooks that want it, {@link dtu.okta.hooks.HookParcel} is one message on its way,
 * {@link dtu.okta.hooks.Channel} how it gets there; inline hooks have such a channel too.
 * {@link dtu.okta.hooks.EventFilter} keeps away what a hook does not want.
 *
 * <p>What surprises people, and is therefore tested: a hook hears nothing before it has been verified, and again after
 * its channel was changed; a message is tried twice at most, and only once when the answer is a 4xx; the value of the
 * header that authenticates Okta is never shown.
 *
 * @see <a href="https://developer.okta.com/docs/concepts/event-hooks/">Event hooks</a>
 */
@NullMarked
package dtu.okta.hooks;

import org.jspecify.annotations.NullMarked;
