/**
 * People who come into Okta from an application: who they are matched with, what a hook makes of them, and what becomes
 * of them.
 *
 * <p>Start with {@link dtu.okta.imports.Importing}, which takes one account after the other. A {@code Proposal} is what
 * is to become of one; {@code ImportHook} is what the hook says to it. Where the accounts come from is the matter of
 * {@code dtu.okta.provisioning}.
 *
 * <p>What surprises people, and is therefore tested: a hook that does not answer, objects or says nonsense does not
 * stop an import; a match that a hook names counts only if there is such a person.
 *
 * <p>Simplified: what is found is confirmed at once, as if every import rule confirmed by itself.
 *
 * @see <a href="https://developer.okta.com/docs/reference/import-hook/">User import inline hook</a>
 */
@NullMarked
package dtu.okta.imports;

import org.jspecify.annotations.NullMarked;
