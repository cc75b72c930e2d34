/**
 * What applications prove themselves with: the secrets and public keys of OAuth clients, and the signing keys that Okta
 * keeps for an application, with their certificates.
 *
 * <p>Start with {@link dtu.okta.credentials.ClientSecrets}, {@code ClientKeys} and {@code AppKeys}, the route tables.
 * {@link dtu.okta.credentials.Clients} registers clients as OAuth 2.0 has it; they are the same applications.
 *
 * <p>What surprises people, and is therefore tested: a client has two secrets at most, and each that is active is as
 * good as the other; nothing that is active can be deleted; the last active one cannot be switched off; every
 * application begins with a signing key, which is the org's own; a certificate must be for the key of the request that
 * it answers.
 *
 * <p>Simplified: keys behind a {@code jwks_uri} are never fetched.
 */
@NullMarked
package dtu.okta.credentials;

import org.jspecify.annotations.NullMarked;
