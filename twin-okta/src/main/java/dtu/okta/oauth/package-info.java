/**
 * Okta's authorization servers: OAuth 2.0 and OpenID Connect.
 *
 * <p>Start with {@link dtu.okta.oauth.OAuth}, the route table; {@code Authorize} is where a browser comes,
 * {@code TokenEndpoint} where an app exchanges what the browser brought, {@code Issuance} what it gets. Tokens are a
 * {@code Draft} until they are signed: {@code TokenHook} lets somebody outside change it.
 *
 * <p>What surprises people, and is therefore tested: a bad client or redirect URI never redirects; the org server
 * issues tokens for Okta's own API only, and to a service app only against an assertion signed with its private key; a
 * rotated refresh token that is used again takes the whole family of tokens with it; userinfo says what is wrong in a
 * header only; of the scopes that a person is asked for, the optional ones can be skipped, and tokens lack them.
 *
 * <p>Who gets what is decided by the servers' policies ({@code dtu.okta.servers}) in {@code Lifetimes}; what stands in
 * a token comes from {@code Claims}. {@code DpopProof} binds tokens to keys.
 *
 * <p>Simplified: tokens are never encrypted; request objects are refused.
 */
@NullMarked
package dtu.okta.oauth;

import org.jspecify.annotations.NullMarked;
