/**
 * People who come into Okta from an application: who they are matched with, what a hook makes of them, and what becomes
 * of them.
 *
 * <p>Start with {@link dtu.okta.imports.Importing}, which takes one account after the other. A {@code Proposal} is what
 * is to become of one; {@code ImportHook} is what the hook says to it. The accounts of a connected service are asked
 * for in {@code dtu.okta.provisioning}; those of an identity source are sent by its client, to
 * {@link dtu.okta.imports.IdentitySources}.
 *
 * <p>What surprises people, and is therefore tested: a hook that does not answer, objects or says nonsense does not
 * stop an import; a match that a hook names counts only if there is such a person; of an identity source's people no
 * hook is asked; whoever is deleted there leaves Okta.
 *
 * <p>Simplified: what is found is confirmed at once, as if every import rule confirmed by itself; an identity source is
 * an application whose name begins with {@code custom_identity_source}, and its groups are not built.
 *
 * @see <a href="https://developer.okta.com/docs/reference/import-hook/">User import inline hook</a>
 */
@NullMarked
package dtu.okta.imports;

import org.jspecify.annotations.NullMarked;
