/**
 * Okta's authorization servers: OAuth 2.0 and OpenID Connect.
 *
 * <p>Start with {@link dtu.okta.oauth.OAuth}, the route table; {@code Authorize} is where a browser comes,
 * {@code TokenEndpoint} where an app exchanges what the browser brought, {@code Issuance} what it gets.
 *
 * <p>What surprises people, and is therefore tested: a bad client or redirect URI never redirects; the org server
 * issues tokens for Okta's own API only, and to a service app only against an assertion signed with its private key; a
 * rotated refresh token that is used again takes the whole family of tokens with it; userinfo says what is wrong in a
 * header only.
 *
 * <p>Simplified: access policies of custom servers admit every client; custom claims, consent, device, pushed and
 * DPoP-bound requests are not built.
 */
@NullMarked
package dtu.okta.oauth;

import org.jspecify.annotations.NullMarked;
